package ai.eyepop.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.boot.webclient.observation.ObservationWebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;

import ai.eyepop.http.ManyHostsObservationConvention;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for observations of EyePop's requests, if Spring Boot observes
 * those of its own client: each attempt of a request is one.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { EyePopAutoConfiguration.class, WebClientObservationAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnBooleanProperty(name = "eyepop.enabled", matchIfMissing = true)
@ConditionalOnBean({ EyePopConnectionDetails.class, ObservationRegistry.class, ObservationWebClientCustomizer.class })
public final class EyePopObservationAutoConfiguration {

	private static final String NAME_PROPERTY = "management.observations.http.client.requests.name";

	@Bean
	HttpObservations eyePopHttpObservations(ObservationRegistry registry,
			ObjectProvider<ClientRequestObservationConvention> convention, Environment environment) {
		String name = environment.getProperty(NAME_PROPERTY, "http.client.requests");
		return new HttpObservations(registry,
				convention.getIfAvailable(() -> new ManyHostsObservationConvention(name)));
	}

}

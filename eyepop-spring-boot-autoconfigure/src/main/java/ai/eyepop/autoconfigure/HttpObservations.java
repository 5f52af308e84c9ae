package ai.eyepop.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;

import ai.eyepop.http.EyePopHttpBuilder;

/**
 * Where and how requests are observed, as Spring Boot would have its own client do it.
 *
 * @param registry the registry
 * @param convention names what is observed; {@code null} for that of Spring
 */
record HttpObservations(ObservationRegistry registry, @Nullable ClientRequestObservationConvention convention) {

	void applyTo(EyePopHttpBuilder builder) {
		builder.observations(this.registry, this.convention);
	}

}

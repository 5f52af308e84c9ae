package ai.eyepop.autoconfigure.actuate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import ai.eyepop.autoconfigure.EyePopDataAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopProperties;
import ai.eyepop.autoconfigure.EyePopWorkerAutoConfiguration;
import ai.eyepop.autoconfigure.RetryProperties;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the endpoint {@code eyepop} of the Actuator.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class })
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(EyePopEndpoint.class)
@ConditionalOnBean(EyePopProperties.class)
public final class EyePopEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EyePopEndpoint eyePopEndpoint(ConfigurableListableBeanFactory beanFactory, EyePopProperties properties,
			ObjectProvider<SanitizingFunction> sanitizingFunctions) {
		EndpointDescriptions endpoints = new EndpointDescriptions(
				new EndpointBeans<>(beanFactory, WorkerEndpoint.class, "worker"),
				new EndpointBeans<>(beanFactory, DataEndpoint.class, "data"));
		return new EyePopEndpoint(new ConnectionDescription(beanFactory, properties), endpoints,
				() -> retrySettings(beanFactory, properties),
				new ShownValues(Secrets.of(properties, beanFactory), sanitizingFunctions.orderedStream().toList()));
	}

	private static RetrySettings retrySettings(ConfigurableListableBeanFactory beanFactory,
			EyePopProperties properties) {
		for (String name : beanFactory.getBeanNamesForType(EyePopHttp.class, false, false)) {
			if (beanFactory.getSingleton(name) instanceof EyePopHttp http) {
				return http.retrySettings();
			}
		}
		RetryProperties retry = properties.getRetry();
		return new RetrySettings(retry.getMaxRetries(), retry.getMaxTime(), retry.getInitialInterval(),
				retry.getMultiplier(), retry.getJitter(), retry.isNonIdempotent());
	}

}

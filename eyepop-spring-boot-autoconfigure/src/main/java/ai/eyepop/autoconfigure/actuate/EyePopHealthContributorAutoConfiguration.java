package ai.eyepop.autoconfigure.actuate;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;

import ai.eyepop.autoconfigure.EyePopDataAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopProperties;
import ai.eyepop.autoconfigure.EyePopWorkerAutoConfiguration;
import ai.eyepop.autoconfigure.HealthProperties;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the health of workers and of the Data API.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class })
@ConditionalOnClass({ ReactiveHealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("eyepop")
@ConditionalOnBean(EyePopProperties.class)
public final class EyePopHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnBean(WorkerEndpoint.class)
	@ConditionalOnMissingBean(name = { "eyePopWorkerHealthIndicator", "eyePopWorkerHealthContributor" })
	ReactiveHealthContributor eyePopWorkerHealthContributor(ConfigurableListableBeanFactory beanFactory,
			EyePopProperties properties) {
		Secrets secrets = Secrets.of(properties, beanFactory);
		return contributor(new EndpointBeans<>(beanFactory, WorkerEndpoint.class, "worker"), properties.getHealth(),
				(endpoint, look, memory) -> new WorkerHealthIndicator(endpoint, look, memory, secrets));
	}

	@Bean
	@ConditionalOnBean(DataEndpoint.class)
	@ConditionalOnMissingBean(name = { "eyePopDataHealthIndicator", "eyePopDataHealthContributor" })
	ReactiveHealthContributor eyePopDataHealthContributor(ConfigurableListableBeanFactory beanFactory,
			EyePopProperties properties) {
		Secrets secrets = Secrets.of(properties, beanFactory);
		return contributor(new EndpointBeans<>(beanFactory, DataEndpoint.class, "data"), properties.getHealth(),
				(endpoint, look, memory) -> new DataHealthIndicator(endpoint, look, memory, secrets));
	}

	private <E> ReactiveHealthContributor contributor(EndpointBeans<E> beans, HealthProperties health,
			Indicators<E> factory) {
		Clock clock = Clock.systemUTC();
		FailureMemory memory = new FailureMemory(health.getFailureTimeToLive(), clock);
		Map<String, EndpointHealthIndicator<E>> indicators = new LinkedHashMap<>();
		beans.names()
			.forEach((name, beanName) -> indicators.put(name, factory.create(() -> beans.ifMade(beanName),
					new RecentLook(health.getTimeToLive(), health.getTimeout(), clock), memory)));
		return (indicators.size() == 1) ? indicators.values().iterator().next()
				: CompositeReactiveHealthContributor.fromMap(indicators);
	}

	/**
	 * Makes an indicator.
	 *
	 * @param <E> type of the endpoint
	 */
	@FunctionalInterface
	private interface Indicators<E> {

		EndpointHealthIndicator<E> create(Supplier<@Nullable E> endpoint, RecentLook look, FailureMemory memory);

	}

}

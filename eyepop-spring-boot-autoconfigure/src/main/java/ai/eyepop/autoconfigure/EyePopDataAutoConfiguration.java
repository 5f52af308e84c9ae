package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import ai.eyepop.EyePop;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.job.JobListener;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the Data API. The endpoint is made when something needs it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EyePopAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "eyepop.enabled", matchIfMissing = true)
@ConditionalOnBean(EyePopConnectionDetails.class)
public final class EyePopDataAutoConfiguration {

	@Bean(destroyMethod = "close")
	@Lazy
	@ConditionalOnMissingBean
	DataEndpoint eyePopDataEndpoint(EyePopProperties properties, EyePop eyePop,
			ObjectProvider<EventSettings> eventSettings, ObjectProvider<JobListener> listeners,
			ObjectProvider<DataEndpointBuilderCustomizer> customizers) {
		DataProperties data = properties.getData();
		return eyePop.data((builder) -> {
			builder.jobQueueLength(data.getJobQueueLength())
				.shutdownTimeout(data.getShutdownTimeout())
				.inferenceTimeout(data.getInferenceTimeout())
				.evaluationTimeout(data.getEvaluationTimeout())
				.arrowMemoryLimit(data.getArrow().getMemoryLimit());
			eventSettings.ifAvailable(builder::eventSettings);
			listeners.orderedStream().forEach(builder::listener);
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		});
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SyncDataEndpoint eyePopSyncDataEndpoint(DataEndpoint endpoint) {
		return endpoint.sync();
	}

	@Bean(destroyMethod = "")
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(DataEndpoint.class)
	DataEvents eyePopDataEvents(DataEndpoint endpoint) {
		return endpoint.events();
	}

	@Bean
	DataEndpointLifecycle eyePopDataEndpointLifecycle(ConfigurableListableBeanFactory beanFactory) {
		return new DataEndpointLifecycle(beanFactory);
	}

}

package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

import ai.eyepop.EyePop;
import ai.eyepop.job.JobListener;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the Worker API: an endpoint without a name, and one for each
 * name. They are made when something needs them, so an application that does not use them
 * needs no credential.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EyePopAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "eyepop.enabled", matchIfMissing = true)
@ConditionalOnBean(EyePopConnectionDetails.class)
@Import(NamedWorkersRegistrar.class)
public final class EyePopWorkerAutoConfiguration {

	@Bean
	WorkerEndpoints eyePopWorkerEndpoints(EyePopProperties properties, ConfigurableListableBeanFactory beanFactory,
			Environment environment, ObjectProvider<EyePop> eyePop, ObjectProvider<JobListener> listeners,
			ObjectProvider<WorkerEndpointBuilderCustomizer> customizers) {
		boolean detailsFromProperties = PropertiesEyePopConnectionDetails.areUsed(beanFactory, environment);
		return new WorkerEndpoints(properties, environment, detailsFromProperties, eyePop, listeners, customizers);
	}

	@Bean(destroyMethod = "close")
	@Lazy
	@Primary
	@ConditionalOnMissingBean
	WorkerEndpoint eyePopWorkerEndpoint(WorkerEndpoints endpoints) {
		return endpoints.create();
	}

	@Bean
	WorkerEndpointLifecycle eyePopWorkerEndpointLifecycle(ConfigurableListableBeanFactory beanFactory,
			EyePopProperties properties) {
		return new WorkerEndpointLifecycle(beanFactory, properties);
	}

	@Bean
	static NamedWorkerQualifiers eyePopNamedWorkerQualifiers(Environment environment) {
		return new NamedWorkerQualifiers(environment);
	}

	@Bean
	@Lazy
	@Primary
	@ConditionalOnMissingBean
	SyncWorkerEndpoint eyePopSyncWorkerEndpoint(WorkerEndpoint workerEndpoint) {
		return new SyncWorkerEndpoint(workerEndpoint);
	}

}

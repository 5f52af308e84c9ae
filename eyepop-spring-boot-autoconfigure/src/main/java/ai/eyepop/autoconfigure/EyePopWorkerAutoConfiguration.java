package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.job.JobListener;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the Worker API. The endpoints are made when something needs
 * them, so an application that does not use them needs no credential.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EyePopAutoConfiguration.class)
@ConditionalOnBean(EyePopConnectionDetails.class)
public final class EyePopWorkerAutoConfiguration {

	@Bean(destroyMethod = "close")
	@Lazy
	@ConditionalOnMissingBean
	WorkerEndpoint eyePopWorkerEndpoint(EyePopProperties properties, EyePopConnectionDetails connectionDetails,
			EyePopHttp http, ObjectProvider<JobListener> listeners) {
		EyePopProperties.Worker worker = properties.getWorker();
		PropertyMapper map = PropertyMapper.get();
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(http);
		map.from(connectionDetails::getUrl).to(builder::url);
		map.from(connectionDetails::getApiKey).to(builder::apiKey);
		map.from(properties::getSessionName).to(builder::sessionName);
		map.from(properties::getPipelineImage).to(builder::pipelineImage);
		map.from(properties::getPipelineVersion).to(builder::pipelineVersion);
		map.from(worker::getPop).as(new PopProperty("eyepop.worker.pop")::toPop).to(builder::pop);
		map.from(worker::getDatasetUuid).to(builder::datasetUuid);
		map.from(worker::isStopJobs).to(builder::stopJobs);
		map.from(worker::getJobQueueLength).to(builder::jobQueueLength);
		map.from(worker::getShutdownTimeout).to(builder::shutdownTimeout);
		map.from(worker.getSession()::getTimeout).to(builder::sessionTimeout);
		map.from(worker.getSession()::getInterval).to(builder::sessionInterval);
		listeners.orderedStream().forEach(builder::listener);
		return builder.build();
	}

	@Bean
	WorkerEndpointLifecycle eyePopWorkerEndpointLifecycle(ConfigurableListableBeanFactory beanFactory,
			EyePopProperties properties) {
		return new WorkerEndpointLifecycle(beanFactory, properties.getWorker());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SyncWorkerEndpoint eyePopSyncWorkerEndpoint(WorkerEndpoint workerEndpoint) {
		return new SyncWorkerEndpoint(workerEndpoint);
	}

}

package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.core.env.Environment;

import ai.eyepop.EyePop;
import ai.eyepop.auth.Access;
import ai.eyepop.job.JobListener;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * Makes worker endpoints of properties. Properties that do not go together fail when the
 * application starts, whether or not an endpoint is needed.
 */
class WorkerEndpoints implements InitializingBean {

	private static final Log logger = LogFactory.getLog(WorkerEndpoints.class);

	private final EyePopProperties properties;

	private final Environment environment;

	private final boolean detailsFromProperties;

	private final ObjectProvider<EyePop> eyePop;

	private final ObjectProvider<JobListener> listeners;

	private final ObjectProvider<WorkerEndpointBuilderCustomizer> customizers;

	WorkerEndpoints(EyePopProperties properties, Environment environment, boolean detailsFromProperties,
			ObjectProvider<EyePop> eyePop, ObjectProvider<JobListener> listeners,
			ObjectProvider<WorkerEndpointBuilderCustomizer> customizers) {
		this.properties = properties;
		this.environment = environment;
		this.detailsFromProperties = detailsFromProperties;
		this.eyePop = eyePop;
		this.listeners = listeners;
		this.customizers = customizers;
	}

	@Override
	public void afterPropertiesSet() {
		// other details may be made late, such as those of an emulator
		if (this.detailsFromProperties) {
			access().build().checkConflicts();
			SeveralCredentials.warn("eyepop", this.properties.getAccessToken(), this.properties.getApiKey(),
					this.properties.getSecretKey());
		}
		NamedWorkersRegistrar.names(this.environment).forEach((name) -> {
			NamedWorkerProperties worker = worker(name);
			boolean ownUrl = UrlProperty.orNull(worker.getUrl()) != null;
			if ((this.detailsFromProperties || ownUrl) && !hasOwnCredential(worker)) {
				UnusableCredentials.refuse("eyepop.workers." + name, this.environment);
			}
			if (this.detailsFromProperties || hasOwnCredential(worker)) {
				Access.Builder access = access();
				apply(worker, access);
				new NamedWorkerAccess(name, worker).check(access.build());
				SeveralCredentials.warn("eyepop.workers." + name, worker.getAccessToken(), worker.getApiKey(),
						worker.getSecretKey());
			}
		});
	}

	private Access.Builder access() {
		PropertiesEyePopConnectionDetails details = new PropertiesEyePopConnectionDetails(this.properties, null);
		return Access.builder()
			.url(details.getUrl())
			.apiKey(details.getApiKey())
			.accessToken(details.getAccessToken())
			.secretKey(details.getSecretKey())
			.localMode(details.isLocalMode())
			.popId(this.properties.getPopId())
			.sessionUuid(this.properties.getSessionUuid());
	}

	/**
	 * Create the endpoint without a name.
	 * @return a new endpoint
	 */
	WorkerEndpoint create() {
		DefaultWorkerProperties worker = this.properties.getWorker();
		return create((builder) -> apply(worker, "eyepop.worker", builder), null);
	}

	/**
	 * Create an endpoint with a name.
	 * @param name the name, for which there are properties
	 * @return a new endpoint
	 */
	WorkerEndpoint create(String name) {
		NamedWorkerProperties worker = worker(name);
		warnWithoutPop(name, worker);
		return create((builder) -> {
			builder.name(name).access((access) -> apply(worker, access));
			PropertyMapper map = PropertyMapper.get();
			map.from(worker::getSessionName).to(builder::sessionName);
			map.from(worker::getPipelineImage).to(builder::pipelineImage);
			map.from(worker::getPipelineVersion).to(builder::pipelineVersion);
			apply(worker, "eyepop.workers." + name, builder);
		}, name);
	}

	private WorkerEndpoint create(Consumer<WorkerEndpointBuilder> properties, @Nullable String name) {
		List<JobListener> listeners = this.listeners.orderedStream().toList();
		return this.eyePop.getObject().worker((builder) -> {
			properties.accept(builder);
			listeners.forEach(builder::listener);
			this.customizers.orderedStream().forEach((customizer) -> customizer.customize(builder, name));
		});
	}

	private NamedWorkerProperties worker(String name) {
		// nothing is bound of a worker whose properties are all empty
		return this.properties.getWorkers().getOrDefault(name, new NamedWorkerProperties());
	}

	private void warnWithoutPop(String name, NamedWorkerProperties worker) {
		Access.Builder access = access();
		apply(worker, access);
		Access way = access.build();
		if (worker.getPop().isEmpty() && !way.isNamedPop() && way.sessionUuid() == null) {
			logger.warn("The worker '%s' has no Pop, so its predictions tell the size of the source only: set "
				.concat("eyepop.workers.%s.pop, unless the application sets a Pop. That of eyepop.worker is not used.")
				.formatted(name, name));
		}
	}

	private static boolean hasOwnCredential(NamedWorkerProperties worker) {
		// an instance on this machine must not see the key of the service
		return isSet(worker.getApiKey()) || isSet(worker.getAccessToken()) || isSet(worker.getSecretKey())
				|| Boolean.TRUE.equals(worker.getLocalMode());
	}

	private static @Nullable String orNull(@Nullable String value) {
		return isSet(value) ? value : null;
	}

	private static boolean isSet(@Nullable String value) {
		return PropertiesEyePopConnectionDetails.isSet(value);
	}

	private static void apply(NamedWorkerProperties worker, Access.Builder access) {
		PropertyMapper map = PropertyMapper.get();
		if (hasOwnCredential(worker)) {
			access.apiKey(orNull(worker.getApiKey()))
				.accessToken(orNull(worker.getAccessToken()))
				.secretKey(orNull(worker.getSecretKey()));
		}
		map.from(worker::getLocalMode).to(access::localMode);
		map.from(UrlProperty.orNull(worker.getUrl())).to(access::url);
		map.from(worker::getPopId).to(access::popId);
		map.from(worker::getSessionUuid).to(access::sessionUuid);
	}

	private static void apply(WorkerProperties worker, String name, WorkerEndpointBuilder builder) {
		PropertyMapper map = PropertyMapper.get();
		map.from(worker::getPop).as(new PopProperty(name + ".pop")::toPop).to(builder::pop);
		map.from(worker::getDatasetUuid).to(builder::datasetUuid);
		map.from(worker::isAutoStart).to(builder::autoStart);
		map.from(worker::isStopJobs).to(builder::stopJobs);
		map.from(worker::getJobQueueLength).to(builder::jobQueueLength);
		map.from(worker::getJobTimeout).to(builder::jobTimeout);
		map.from(worker::getShutdownTimeout).to(builder::shutdownTimeout);
		map.from(worker.getSession()::getTimeout).to(builder::sessionTimeout);
		map.from(worker.getSession()::getInterval).to(builder::sessionInterval);
	}

}

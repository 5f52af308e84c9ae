package ai.eyepop.worker;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.auth.Access;
import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.compute.SessionRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.EyePopHttpBuilder;
import ai.eyepop.http.Retries;
import ai.eyepop.job.JobListener;
import ai.eyepop.job.Jobs;
import ai.eyepop.pop.Pop;
import ai.eyepop.telemetry.EndpointApi;
import ai.eyepop.telemetry.EndpointCounts;
import ai.eyepop.telemetry.EndpointMonitor;
import ai.eyepop.telemetry.EndpointTelemetry;
import ai.eyepop.telemetry.JobObservationConvention;
import ai.eyepop.telemetry.trace.RequestTraces;
import ai.eyepop.telemetry.trace.TraceSettings;

/**
 * Builder of {@link WorkerEndpoint}.
 *
 * @since 0.1.0
 */
public final class WorkerEndpointBuilder {

	private final EyePopHttp http;

	private final Access.Builder access = Access.builder();

	private @Nullable Pop pop;

	private @Nullable String sessionName;

	private @Nullable String pipelineImage;

	private @Nullable String pipelineVersion;

	private @Nullable String datasetUuid;

	private boolean autoStart = true;

	private boolean stopJobs = true;

	private Duration sessionTimeout = Duration.ofSeconds(60);

	private Duration sessionInterval = Duration.ofSeconds(2);

	private int jobQueueLength = 1024;

	private Duration shutdownTimeout = Duration.ofSeconds(20);

	private @Nullable Duration jobTimeout;

	private final List<JobListener> listeners = new ArrayList<>();

	private TraceSettings tracing = TraceSettings.defaults();

	private final EndpointTelemetry.Builder telemetry = EndpointTelemetry.builder(EndpointApi.WORKER);

	private Clock clock = Clock.systemUTC();

	private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

	WorkerEndpointBuilder(EyePopHttp http) {
		Assert.notNull(http, "'http' must not be null");
		this.http = http;
	}

	/**
	 * Set the URL.
	 * @param url the URL of the Compute API, or with another credential than an API key
	 * that of EyePop's API; {@code null} for the usual one
	 * @return this builder
	 * @throws IllegalArgumentException if it is no URL of a web server
	 */
	public WorkerEndpointBuilder url(@Nullable URI url) {
		this.access.url(url);
		return this;
	}

	/**
	 * Set the API key.
	 * @param apiKey the API key, a secret
	 * @return this builder
	 */
	public WorkerEndpointBuilder apiKey(@Nullable String apiKey) {
		this.access.apiKey(apiKey);
		return this;
	}

	/**
	 * Set the access token, which is used before other credentials.
	 * @param accessToken token to be used as it is, a secret; {@code Bearer} in front of
	 * it is dropped
	 * @return this builder
	 */
	public WorkerEndpointBuilder accessToken(@Nullable String accessToken) {
		this.access.accessToken(accessToken);
		return this;
	}

	/**
	 * Set the secret key, which is used if there is no other credential.
	 * @param secretKey the secret key, a secret
	 * @return this builder
	 */
	public WorkerEndpointBuilder secretKey(@Nullable String secretKey) {
		this.access.secretKey(secretKey);
		return this;
	}

	/**
	 * Set whether EyePop runs on this machine.
	 * @param localMode whether no credential is needed, and sessions are healthy at once
	 * @return this builder
	 */
	public WorkerEndpointBuilder localMode(boolean localMode) {
		this.access.localMode(localMode);
		return this;
	}

	/**
	 * Set the Pop by its name.
	 * @param popId name of a Pop that the service knows; {@code null} or
	 * {@code transient} for a Pop of this endpoint
	 * @return this builder
	 */
	public WorkerEndpointBuilder popId(@Nullable String popId) {
		this.access.popId(popId);
		return this;
	}

	/**
	 * Set the permanent session.
	 * @param sessionUuid id of a session that stays, and has its own Pop
	 * @return this builder
	 */
	public WorkerEndpointBuilder sessionUuid(@Nullable String sessionUuid) {
		this.access.sessionUuid(sessionUuid);
		return this;
	}

	/**
	 * Change the way in.
	 * @param customizer sets credential, URL, named Pop and session
	 * @return this builder
	 */
	public WorkerEndpointBuilder access(Consumer<Access.Builder> customizer) {
		customizer.accept(this.access);
		return this;
	}

	/**
	 * Set the Pop.
	 * @param pop what the worker computes; without it, predictions tell the size of the
	 * source only
	 * @return this builder
	 */
	public WorkerEndpointBuilder pop(@Nullable Pop pop) {
		this.pop = pop;
		return this;
	}

	/**
	 * Set the name of the session.
	 * @param sessionName name of a new session
	 * @return this builder
	 */
	public WorkerEndpointBuilder sessionName(@Nullable String sessionName) {
		this.sessionName = sessionName;
		return this;
	}

	/**
	 * Set the image of the session.
	 * @param pipelineImage image that a new session runs
	 * @return this builder
	 */
	public WorkerEndpointBuilder pipelineImage(@Nullable String pipelineImage) {
		this.pipelineImage = pipelineImage;
		return this;
	}

	/**
	 * Set the version of the image.
	 * @param pipelineVersion version of that image
	 * @return this builder
	 */
	public WorkerEndpointBuilder pipelineVersion(@Nullable String pipelineVersion) {
		this.pipelineVersion = pipelineVersion;
		return this;
	}

	/**
	 * Set the dataset.
	 * @param datasetUuid dataset into which the worker puts the sources; has no effect
	 * together with a Pop, which the service takes without a dataset
	 * @return this builder
	 */
	public WorkerEndpointBuilder datasetUuid(@Nullable String datasetUuid) {
		this.datasetUuid = datasetUuid;
		return this;
	}

	/**
	 * Set whether a Pop is started.
	 * @param autoStart whether a named Pop is started if it does not run; otherwise that
	 * is a {@link PopNotStartedException}
	 * @return this builder
	 */
	public WorkerEndpointBuilder autoStart(boolean autoStart) {
		this.autoStart = autoStart;
		return this;
	}

	/**
	 * Set whether jobs are stopped.
	 * @param stopJobs whether to stop what a pipeline does that came with the session
	 * @return this builder
	 */
	public WorkerEndpointBuilder stopJobs(boolean stopJobs) {
		this.stopJobs = stopJobs;
		return this;
	}

	/**
	 * Set the time-out of the session.
	 * @param sessionTimeout longest time for a session to become healthy
	 * @return this builder
	 */
	public WorkerEndpointBuilder sessionTimeout(Duration sessionTimeout) {
		Assert.notNull(sessionTimeout, "'sessionTimeout' must not be null");
		Assert.isTrue(sessionTimeout.toMillis() > 0, "'sessionTimeout' must be at least 1 ms");
		this.sessionTimeout = sessionTimeout;
		return this;
	}

	/**
	 * Set the interval of the health check.
	 * @param sessionInterval time between two looks at the health of a session
	 * @return this builder
	 */
	public WorkerEndpointBuilder sessionInterval(Duration sessionInterval) {
		Assert.notNull(sessionInterval, "'sessionInterval' must not be null");
		Assert.isTrue(sessionInterval.toMillis() > 0, "'sessionInterval' must be at least 1 ms");
		this.sessionInterval = sessionInterval;
		return this;
	}

	/**
	 * Set the number of jobs that run at once.
	 * @param jobQueueLength most jobs that run at once; others wait
	 * @return this builder
	 */
	public WorkerEndpointBuilder jobQueueLength(int jobQueueLength) {
		Assert.isTrue(jobQueueLength > 0, "'jobQueueLength' must be at least 1");
		this.jobQueueLength = jobQueueLength;
		return this;
	}

	/**
	 * Set the time-out of the shutdown.
	 * @param shutdownTimeout longest time to wait for running jobs when the endpoint is
	 * closed
	 * @return this builder
	 */
	public WorkerEndpointBuilder shutdownTimeout(Duration shutdownTimeout) {
		Assert.notNull(shutdownTimeout, "'shutdownTimeout' must not be null");
		Assert.isTrue(!shutdownTimeout.isNegative(), "'shutdownTimeout' must not be negative");
		this.shutdownTimeout = shutdownTimeout;
		return this;
	}

	/**
	 * Set the time-out of jobs.
	 * @param jobTimeout longest time for a job from when it gets its slot, with the time
	 * that its predictions wait to be consumed; {@code null} for any time
	 * @return this builder
	 */
	public WorkerEndpointBuilder jobTimeout(@Nullable Duration jobTimeout) {
		Assert.isTrue(jobTimeout == null || jobTimeout.toMillis() > 0, "'jobTimeout' must be at least 1 ms");
		this.jobTimeout = jobTimeout;
		return this;
	}

	/**
	 * Set what chance decides by.
	 * @param random gives random numbers to several threads
	 * @return this builder
	 */
	public WorkerEndpointBuilder random(RandomGenerator random) {
		Assert.notNull(random, "'random' must not be null");
		this.random = random;
		return this;
	}

	/**
	 * Set the clock.
	 * @param clock tells the current time
	 * @return this builder
	 */
	public WorkerEndpointBuilder clock(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Add a listener that is told about each job.
	 * @param listener the listener
	 * @return this builder
	 */
	public WorkerEndpointBuilder listener(JobListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Set whether EyePop is told about the requests of the endpoint.
	 * @param tracing the settings; it is told unless the Compute API is the way in if
	 * they leave it open
	 * @return this builder
	 */
	public WorkerEndpointBuilder tracing(TraceSettings tracing) {
		Assert.notNull(tracing, "'tracing' must not be null");
		this.tracing = tracing;
		return this;
	}

	/**
	 * Set the name.
	 * @param name name of the endpoint, one of a few, by which observations and meters
	 * tell it from others; {@code worker} if it is not set
	 * @return this builder
	 */
	public WorkerEndpointBuilder name(String name) {
		this.telemetry.name(name);
		return this;
	}

	/**
	 * Set where jobs are observed. Requests are observed by the HTTP client.
	 * @param observationRegistry the registry
	 * @return this builder
	 * @see EyePopHttpBuilder#observations
	 */
	public WorkerEndpointBuilder observationRegistry(ObservationRegistry observationRegistry) {
		this.telemetry.observationRegistry(observationRegistry);
		return this;
	}

	/**
	 * Set how observations of jobs are named.
	 * @param convention the convention; {@code null} for the usual one
	 * @return this builder
	 */
	public WorkerEndpointBuilder jobObservationConvention(@Nullable JobObservationConvention convention) {
		this.telemetry.jobObservationConvention(convention);
		return this;
	}

	/**
	 * Add somebody who watches over the endpoint.
	 * @param monitor the monitor, such as that of the meters
	 * @return this builder
	 */
	public WorkerEndpointBuilder monitor(EndpointMonitor monitor) {
		this.telemetry.monitor(monitor);
		return this;
	}

	/**
	 * Create the endpoint. It connects with the first submission, not now.
	 * @return a new endpoint, to be closed when it is no longer needed
	 * @throws MissingCredentialException if there is no credential, and one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential, URL, Pop and
	 * session do not go together
	 */
	public WorkerEndpoint build() {
		Access access = this.access.build();
		access.checkConflicts();
		if (!access.isConfigured()) {
			throw new MissingCredentialException();
		}
		AtomicReference<@Nullable WorkerEndpoint> built = new AtomicReference<>();
		EndpointTelemetry telemetry = this.telemetry.build(() -> counts(built.get()));
		EyePopHttp http = telemetry.instrument(this.http);
		RequestTraces traces = RequestTraces.of(http, this.tracing, !access.isCompute(), this.clock);
		WorkerConnector connector = connector(access, traces);
		WorkerUse.Settings settings = new WorkerUse.Settings(this.shutdownTimeout, this.jobTimeout, this.clock);
		AtomicReference<@Nullable Pop> pop = new AtomicReference<>(this.pop);
		Retries retries = http.retries();
		int jobQueueLength = this.jobQueueLength;
		List<JobListener> listeners = telemetry.jobListeners(this.listeners);
		WorkerEndpoint endpoint = new DefaultWorkerEndpoint(
				() -> new WorkerUse(connector, pop, new Jobs(jobQueueLength, listeners), retries, traces, settings),
				telemetry::close);
		built.set(endpoint);
		return endpoint;
	}

	private static EndpointCounts counts(@Nullable WorkerEndpoint endpoint) {
		if (endpoint == null) {
			return EndpointCounts.NONE;
		}
		List<EndpointState> states = endpoint.endpoints();
		return new EndpointCounts(states.size(), (int) states.stream().filter(EndpointState::isHealthy).count());
	}

	private WorkerConnector connector(Access access, RequestTraces traces) {
		Duration downTime = this.http.retrySettings().maxTime().plusSeconds(1);
		ConnectionSettings settings = new ConnectionSettings(this.telemetry.name(), this.sessionInterval,
				this.sessionTimeout, this.autoStart, this.stopJobs, this.datasetUuid, downTime, this.clock,
				this.random);
		return access.isCompute()
				? new ComputeConnector(traces, access,
						new SessionRequest(this.sessionName, this.pipelineImage, this.pipelineVersion, null), settings)
				: new ConfigConnector(traces, access, settings);
	}

}

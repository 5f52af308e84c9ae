package ai.eyepop.worker;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import ai.eyepop.compute.ComputeClient;
import ai.eyepop.compute.SessionRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.MissingCredentialException;
import ai.eyepop.job.JobListener;
import ai.eyepop.job.Jobs;
import ai.eyepop.pop.Pop;

/**
 * Builder of {@link WorkerEndpoint}.
 *
 * @since 0.1.0
 */
public final class WorkerEndpointBuilder {

	/**
	 * URL of EyePop's Compute API.
	 */
	public static final URI DEFAULT_URL = URI.create("https://compute.eyepop.ai");

	private final EyePopHttp http;

	private URI url = DEFAULT_URL;

	private @Nullable String apiKey;

	private @Nullable Pop pop;

	private @Nullable String sessionName;

	private @Nullable String pipelineImage;

	private @Nullable String pipelineVersion;

	private @Nullable String datasetUuid;

	private boolean stopJobs = true;

	private Duration sessionTimeout = Duration.ofSeconds(60);

	private Duration sessionInterval = Duration.ofSeconds(2);

	private int jobQueueLength = 1024;

	private Duration shutdownTimeout = Duration.ofSeconds(20);

	private final List<JobListener> listeners = new ArrayList<>();

	private Clock clock = Clock.systemUTC();

	WorkerEndpointBuilder(EyePopHttp http) {
		Assert.notNull(http, "'http' must not be null");
		this.http = http;
	}

	/**
	 * Set the URL.
	 * @param url the URL of the Compute API
	 * @return this builder
	 */
	public WorkerEndpointBuilder url(URI url) {
		Assert.notNull(url, "'url' must not be null");
		Assert.isTrue(("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null,
				() -> "'url' must begin with http:// or https:// and name a host, but is '%s'".formatted(url));
		this.url = url;
		return this;
	}

	/**
	 * Set the API key.
	 * @param apiKey the API key, a secret
	 * @return this builder
	 */
	public WorkerEndpointBuilder apiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
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
	 * Create the endpoint. It connects with the first submission, not now.
	 * @return a new endpoint, to be closed when it is no longer needed
	 * @throws MissingCredentialException if no API key is set
	 */
	public WorkerEndpoint build() {
		if (!StringUtils.hasText(this.apiKey)) {
			throw new MissingCredentialException();
		}
		ComputeClient compute = new ComputeClient(this.http, this.url, this.apiKey.strip(), this.clock);
		SessionRequest request = new SessionRequest(this.sessionName, this.pipelineImage, this.pipelineVersion,
				this.pop);
		WorkerConnector.Settings settings = new WorkerConnector.Settings(this.sessionInterval, this.sessionTimeout,
				this.stopJobs, this.datasetUuid);
		WorkerConnector connector = new WorkerConnector(this.http, compute, request, settings, this.clock);
		int jobQueueLength = this.jobQueueLength;
		List<JobListener> listeners = List.copyOf(this.listeners);
		Duration shutdownTimeout = this.shutdownTimeout;
		return new DefaultWorkerEndpoint(
				() -> new WorkerUse(connector, new Jobs(jobQueueLength, listeners), shutdownTimeout));
	}

}

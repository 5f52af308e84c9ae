package ai.eyepop.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for EyePop.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("eyepop")
public class EyePopProperties {

	/**
	 * Whether EyePop is auto-configured.
	 */
	private boolean enabled = true;

	/**
	 * API key from the EyePop dashboard.
	 */
	private @Nullable String apiKey;

	/**
	 * Access token to be used as it is, before any other credential.
	 */
	private @Nullable String accessToken;

	/**
	 * Secret key of a named Pop, if there is no other credential.
	 */
	private @Nullable String secretKey;

	/**
	 * Account that calls of the Data API are about if they name none.
	 */
	private @Nullable String accountId;

	/**
	 * Whether EyePop runs on this machine and needs no credential.
	 */
	private boolean localMode;

	/**
	 * Name of a Pop that EyePop knows, or 'transient' for a Pop of the application.
	 */
	private @Nullable String popId;

	/**
	 * UUID of a permanent compute session, which has its own Pop.
	 */
	private @Nullable String sessionUuid;

	/**
	 * URL of the Compute API, or of EyePop's API without an API key, if it is not
	 * EyePop's own.
	 */
	private @Nullable URI url;

	/**
	 * Name of the compute session, if one is created.
	 */
	private @Nullable String sessionName;

	/**
	 * Image that the compute session runs, if one is created.
	 */
	private @Nullable String pipelineImage;

	/**
	 * Version of the image that the compute session runs.
	 */
	private @Nullable String pipelineVersion;

	private final Emulator emulator = new Emulator();

	private final Http http = new Http();

	private final Retry retry = new Retry();

	private final Worker worker = new Worker();

	private final Data data = new Data();

	/**
	 * Further workers by their names, which are the qualifiers of their beans.
	 * Credential, URL, Pop and session are those of 'eyepop' where a worker has none.
	 */
	private final Map<String, NamedWorker> workers = new LinkedHashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getApiKey() {
		return this.apiKey;
	}

	public void setApiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
	}

	public @Nullable String getAccessToken() {
		return this.accessToken;
	}

	public void setAccessToken(@Nullable String accessToken) {
		this.accessToken = accessToken;
	}

	public @Nullable String getSecretKey() {
		return this.secretKey;
	}

	public void setSecretKey(@Nullable String secretKey) {
		this.secretKey = secretKey;
	}

	public @Nullable String getAccountId() {
		return this.accountId;
	}

	public void setAccountId(@Nullable String accountId) {
		this.accountId = accountId;
	}

	public boolean isLocalMode() {
		return this.localMode;
	}

	public void setLocalMode(boolean localMode) {
		this.localMode = localMode;
	}

	public @Nullable String getPopId() {
		return this.popId;
	}

	public void setPopId(@Nullable String popId) {
		this.popId = popId;
	}

	public @Nullable String getSessionUuid() {
		return this.sessionUuid;
	}

	public void setSessionUuid(@Nullable String sessionUuid) {
		this.sessionUuid = sessionUuid;
	}

	public @Nullable URI getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable URI url) {
		this.url = url;
	}

	public @Nullable String getSessionName() {
		return this.sessionName;
	}

	public void setSessionName(@Nullable String sessionName) {
		this.sessionName = sessionName;
	}

	public @Nullable String getPipelineImage() {
		return this.pipelineImage;
	}

	public void setPipelineImage(@Nullable String pipelineImage) {
		this.pipelineImage = pipelineImage;
	}

	public @Nullable String getPipelineVersion() {
		return this.pipelineVersion;
	}

	public void setPipelineVersion(@Nullable String pipelineVersion) {
		this.pipelineVersion = pipelineVersion;
	}

	public Emulator getEmulator() {
		return this.emulator;
	}

	public Http getHttp() {
		return this.http;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public Worker getWorker() {
		return this.worker;
	}

	public Data getData() {
		return this.data;
	}

	public Map<String, NamedWorker> getWorkers() {
		return this.workers;
	}

	/**
	 * The emulator that is used when there is no credential.
	 */
	public static class Emulator {

		/**
		 * Whether to start the emulator if it is on the class path and neither a
		 * credential nor a URL is configured.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * The HTTP client that all endpoints share.
	 */
	public static class Http {

		/**
		 * Longest time to open a connection.
		 */
		private Duration connectTimeout = Duration.ofSeconds(10);

		/**
		 * Longest time without a byte of an answer, counted from the end of the request.
		 */
		private Duration readTimeout = Duration.ofMinutes(10);

		/**
		 * Time after which an unused connection is closed.
		 */
		private Duration maxIdleTime = Duration.ofSeconds(30);

		/**
		 * Most connections to one service, at least two.
		 */
		private int maxConnections = 256;

		/**
		 * Longest line of a stream of predictions, and largest answer that is read whole,
		 * from 1KB to 1GB.
		 */
		private DataSize maxLineSize = DataSize.ofMegabytes(16);

		/**
		 * SSL bundle with which to trust the services.
		 */
		private @Nullable String sslBundle;

		public Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		public void setConnectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

		public Duration getReadTimeout() {
			return this.readTimeout;
		}

		public void setReadTimeout(Duration readTimeout) {
			this.readTimeout = readTimeout;
		}

		public Duration getMaxIdleTime() {
			return this.maxIdleTime;
		}

		public void setMaxIdleTime(Duration maxIdleTime) {
			this.maxIdleTime = maxIdleTime;
		}

		public int getMaxConnections() {
			return this.maxConnections;
		}

		public void setMaxConnections(int maxConnections) {
			this.maxConnections = maxConnections;
		}

		public DataSize getMaxLineSize() {
			return this.maxLineSize;
		}

		public void setMaxLineSize(DataSize maxLineSize) {
			this.maxLineSize = maxLineSize;
		}

		public @Nullable String getSslBundle() {
			return this.sslBundle;
		}

		public void setSslBundle(@Nullable String sslBundle) {
			this.sslBundle = sslBundle;
		}

	}

	/**
	 * How failed requests are sent again.
	 */
	public static class Retry {

		/**
		 * Most retries of a call after failures of one kind; attempts are one more. Going
		 * to another endpoint and connecting anew count.
		 */
		private int maxRetries = 3;

		/**
		 * Time after the first failure within which the last retry of a call begins. An
		 * endpoint that failed is left alone for that time and a second.
		 */
		private Duration maxTime = Duration.ofSeconds(30);

		/**
		 * Wait before the first retry, if the service does not ask for another.
		 */
		private Duration initialInterval = Duration.ofSeconds(1);

		/**
		 * Factor by which each wait is longer than the one before, at least 1.
		 */
		private double multiplier = 2;

		/**
		 * Part of each wait that is left to chance, from 0 to 1.
		 */
		private double jitter = 0.5;

		/**
		 * Whether to retry calls that are not idempotent, such as the creation of a
		 * session, even if the service may have acted on the first attempt.
		 */
		private boolean nonIdempotent;

		public int getMaxRetries() {
			return this.maxRetries;
		}

		public void setMaxRetries(int maxRetries) {
			this.maxRetries = maxRetries;
		}

		public Duration getMaxTime() {
			return this.maxTime;
		}

		public void setMaxTime(Duration maxTime) {
			this.maxTime = maxTime;
		}

		public Duration getInitialInterval() {
			return this.initialInterval;
		}

		public void setInitialInterval(Duration initialInterval) {
			this.initialInterval = initialInterval;
		}

		public double getMultiplier() {
			return this.multiplier;
		}

		public void setMultiplier(double multiplier) {
			this.multiplier = multiplier;
		}

		public double getJitter() {
			return this.jitter;
		}

		public void setJitter(double jitter) {
			this.jitter = jitter;
		}

		public boolean isNonIdempotent() {
			return this.nonIdempotent;
		}

		public void setNonIdempotent(boolean nonIdempotent) {
			this.nonIdempotent = nonIdempotent;
		}

	}

	/**
	 * What every worker endpoint has.
	 */
	public abstract static class WorkerSettings {

		/**
		 * Whether to connect while the application starts, rather than with the first
		 * submission.
		 */
		private boolean connectOnStartup;

		/**
		 * Most jobs that run at once; others wait.
		 */
		private int jobQueueLength = 1024;

		/**
		 * Whether to start a named Pop that does not run.
		 */
		private boolean autoStart = true;

		/**
		 * Whether to stop on connect what a pipeline does that came with the compute
		 * session.
		 */
		private boolean stopJobs = true;

		/**
		 * Dataset into which the worker puts the sources. Has no effect together with a
		 * Pop in a compute session.
		 */
		private @Nullable String datasetUuid;

		/**
		 * Longest time for a job from when it gets its slot, with the time that its
		 * predictions wait to be consumed. Any time if it is not set.
		 */
		private @Nullable Duration jobTimeout;

		/**
		 * Longest time to wait for running jobs when the application stops. Keep it below
		 * 'spring.lifecycle.timeout-per-shutdown-phase'.
		 */
		private Duration shutdownTimeout = Duration.ofSeconds(20);

		/**
		 * What the worker computes: a Pop, with the names of the wire.
		 */
		private Map<String, Object> pop = new LinkedHashMap<>();

		private final Session session = new Session();

		public boolean isConnectOnStartup() {
			return this.connectOnStartup;
		}

		public void setConnectOnStartup(boolean connectOnStartup) {
			this.connectOnStartup = connectOnStartup;
		}

		public int getJobQueueLength() {
			return this.jobQueueLength;
		}

		public void setJobQueueLength(int jobQueueLength) {
			this.jobQueueLength = jobQueueLength;
		}

		public boolean isAutoStart() {
			return this.autoStart;
		}

		public void setAutoStart(boolean autoStart) {
			this.autoStart = autoStart;
		}

		public boolean isStopJobs() {
			return this.stopJobs;
		}

		public void setStopJobs(boolean stopJobs) {
			this.stopJobs = stopJobs;
		}

		public @Nullable String getDatasetUuid() {
			return this.datasetUuid;
		}

		public void setDatasetUuid(@Nullable String datasetUuid) {
			this.datasetUuid = datasetUuid;
		}

		public Duration getShutdownTimeout() {
			return this.shutdownTimeout;
		}

		public void setShutdownTimeout(Duration shutdownTimeout) {
			this.shutdownTimeout = shutdownTimeout;
		}

		public @Nullable Duration getJobTimeout() {
			return this.jobTimeout;
		}

		public void setJobTimeout(@Nullable Duration jobTimeout) {
			this.jobTimeout = jobTimeout;
		}

		public Map<String, Object> getPop() {
			return this.pop;
		}

		public void setPop(Map<String, Object> pop) {
			this.pop = pop;
		}

		public Session getSession() {
			return this.session;
		}

		/**
		 * The compute session.
		 */
		public static class Session {

			/**
			 * Longest time for a compute session to become healthy.
			 */
			private Duration timeout = Duration.ofSeconds(60);

			/**
			 * Time between two looks at the health of a compute session.
			 */
			private Duration interval = Duration.ofSeconds(2);

			public Duration getTimeout() {
				return this.timeout;
			}

			public void setTimeout(Duration timeout) {
				this.timeout = timeout;
			}

			public Duration getInterval() {
				return this.interval;
			}

			public void setInterval(Duration interval) {
				this.interval = interval;
			}

		}

	}

	/**
	 * The worker endpoint without a name.
	 */
	public static class Worker extends WorkerSettings {

		/**
		 * Phase in which the endpoint is disconnected when the application stops; below
		 * that of the web server, whose requests may use it.
		 */
		private int shutdownPhase = WorkerEndpointLifecycle.DEFAULT_PHASE;

		public int getShutdownPhase() {
			return this.shutdownPhase;
		}

		public void setShutdownPhase(int shutdownPhase) {
			this.shutdownPhase = shutdownPhase;
		}

	}

	/**
	 * The Data API.
	 */
	public static class Data {

		/**
		 * Most uploads, imports, inferences and evaluations that run at once; others
		 * wait.
		 */
		private int jobQueueLength = 1024;

		/**
		 * Longest time to wait for running jobs when the application stops.
		 */
		private Duration shutdownTimeout = Duration.ofSeconds(20);

		/**
		 * Longest time until the answer to a question about an asset.
		 */
		private Duration inferenceTimeout = Duration.ofMinutes(30);

		/**
		 * Longest time until the result of an evaluation.
		 */
		private Duration evaluationTimeout = Duration.ofHours(12);

		private final Events events = new Events();

		public int getJobQueueLength() {
			return this.jobQueueLength;
		}

		public void setJobQueueLength(int jobQueueLength) {
			this.jobQueueLength = jobQueueLength;
		}

		public Duration getShutdownTimeout() {
			return this.shutdownTimeout;
		}

		public void setShutdownTimeout(Duration shutdownTimeout) {
			this.shutdownTimeout = shutdownTimeout;
		}

		public Duration getInferenceTimeout() {
			return this.inferenceTimeout;
		}

		public void setInferenceTimeout(Duration inferenceTimeout) {
			this.inferenceTimeout = inferenceTimeout;
		}

		public Duration getEvaluationTimeout() {
			return this.evaluationTimeout;
		}

		public void setEvaluationTimeout(Duration evaluationTimeout) {
			this.evaluationTimeout = evaluationTimeout;
		}

		public Events getEvents() {
			return this.events;
		}

		/**
		 * Change events.
		 */
		public static class Events {

			/**
			 * Whether to keep a connection on which change events arrive, and to publish
			 * them as events of the application.
			 */
			private boolean enabled;

			/**
			 * UUIDs of the datasets whose assets and models are followed, besides the
			 * datasets and workflows of the account.
			 */
			private List<String> datasets = new ArrayList<>();

			/**
			 * Longest wait before the first attempt to connect again; chance makes it up
			 * to half as long. Each further wait is half as long again.
			 */
			private Duration initialDelay = Duration.ofSeconds(1);

			/**
			 * Longest wait before any attempt to connect again.
			 */
			private Duration maxDelay = Duration.ofSeconds(60);

			/**
			 * Time between two pings.
			 */
			private Duration pingInterval = Duration.ofSeconds(20);

			/**
			 * Longest time for the answer to a ping or to a handshake, after which the
			 * connection is given up.
			 */
			private Duration pingTimeout = Duration.ofSeconds(20);

			/**
			 * Largest event that is accepted, from 1KB to 1GB.
			 */
			private DataSize maxFrameSize = DataSize.ofMegabytes(1);

			/**
			 * Most events that wait for one listener; more are dropped, which is
			 * reported.
			 */
			private int bufferSize = 1024;

			public boolean isEnabled() {
				return this.enabled;
			}

			public void setEnabled(boolean enabled) {
				this.enabled = enabled;
			}

			public List<String> getDatasets() {
				return this.datasets;
			}

			public void setDatasets(List<String> datasets) {
				this.datasets = datasets;
			}

			public Duration getInitialDelay() {
				return this.initialDelay;
			}

			public void setInitialDelay(Duration initialDelay) {
				this.initialDelay = initialDelay;
			}

			public Duration getMaxDelay() {
				return this.maxDelay;
			}

			public void setMaxDelay(Duration maxDelay) {
				this.maxDelay = maxDelay;
			}

			public Duration getPingInterval() {
				return this.pingInterval;
			}

			public void setPingInterval(Duration pingInterval) {
				this.pingInterval = pingInterval;
			}

			public Duration getPingTimeout() {
				return this.pingTimeout;
			}

			public void setPingTimeout(Duration pingTimeout) {
				this.pingTimeout = pingTimeout;
			}

			public DataSize getMaxFrameSize() {
				return this.maxFrameSize;
			}

			public void setMaxFrameSize(DataSize maxFrameSize) {
				this.maxFrameSize = maxFrameSize;
			}

			public int getBufferSize() {
				return this.bufferSize;
			}

			public void setBufferSize(int bufferSize) {
				this.bufferSize = bufferSize;
			}

		}

	}

	/**
	 * A worker endpoint with a name.
	 */
	public static class NamedWorker extends WorkerSettings {

		/**
		 * API key of this worker.
		 */
		private @Nullable String apiKey;

		/**
		 * Access token of this worker.
		 */
		private @Nullable String accessToken;

		/**
		 * Secret key of this worker.
		 */
		private @Nullable String secretKey;

		/**
		 * Whether EyePop runs on this machine and needs no credential.
		 */
		private @Nullable Boolean localMode;

		/**
		 * URL that this worker is reached at.
		 */
		private @Nullable URI url;

		/**
		 * Name of a Pop that EyePop knows.
		 */
		private @Nullable String popId;

		/**
		 * UUID of a permanent compute session.
		 */
		private @Nullable String sessionUuid;

		/**
		 * Name of the compute session, if one is created.
		 */
		private @Nullable String sessionName;

		/**
		 * Image that the compute session runs, if one is created.
		 */
		private @Nullable String pipelineImage;

		/**
		 * Version of the image that the compute session runs.
		 */
		private @Nullable String pipelineVersion;

		public @Nullable String getApiKey() {
			return this.apiKey;
		}

		public void setApiKey(@Nullable String apiKey) {
			this.apiKey = apiKey;
		}

		public @Nullable String getAccessToken() {
			return this.accessToken;
		}

		public void setAccessToken(@Nullable String accessToken) {
			this.accessToken = accessToken;
		}

		public @Nullable String getSecretKey() {
			return this.secretKey;
		}

		public void setSecretKey(@Nullable String secretKey) {
			this.secretKey = secretKey;
		}

		public @Nullable Boolean getLocalMode() {
			return this.localMode;
		}

		public void setLocalMode(@Nullable Boolean localMode) {
			this.localMode = localMode;
		}

		public @Nullable URI getUrl() {
			return this.url;
		}

		public void setUrl(@Nullable URI url) {
			this.url = url;
		}

		public @Nullable String getPopId() {
			return this.popId;
		}

		public void setPopId(@Nullable String popId) {
			this.popId = popId;
		}

		public @Nullable String getSessionUuid() {
			return this.sessionUuid;
		}

		public void setSessionUuid(@Nullable String sessionUuid) {
			this.sessionUuid = sessionUuid;
		}

		public @Nullable String getSessionName() {
			return this.sessionName;
		}

		public void setSessionName(@Nullable String sessionName) {
			this.sessionName = sessionName;
		}

		public @Nullable String getPipelineImage() {
			return this.pipelineImage;
		}

		public void setPipelineImage(@Nullable String pipelineImage) {
			this.pipelineImage = pipelineImage;
		}

		public @Nullable String getPipelineVersion() {
			return this.pipelineVersion;
		}

		public void setPipelineVersion(@Nullable String pipelineVersion) {
			this.pipelineVersion = pipelineVersion;
		}

	}

}

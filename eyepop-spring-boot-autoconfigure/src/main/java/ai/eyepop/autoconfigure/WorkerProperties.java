package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * What every worker endpoint has.
 *
 * @since 0.1.0
 */
public abstract class WorkerProperties {

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
	 * Whether to stop on connect what a pipeline does that came with the compute session.
	 */
	private boolean stopJobs = true;

	/**
	 * Dataset into which the worker puts the sources. Has no effect together with a Pop
	 * in a compute session.
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

	@NestedConfigurationProperty
	private final SessionProperties session = new SessionProperties();

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

	public SessionProperties getSession() {
		return this.session;
	}

}

package ai.eyepop.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * The Data API.
 *
 * @since 0.1.0
 */
public class DataProperties {

	/**
	 * Most uploads, imports, inferences and evaluations that run at once; others wait.
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

	@NestedConfigurationProperty
	private final DataArrowProperties arrow = new DataArrowProperties();

	@NestedConfigurationProperty
	private final DataEventsProperties events = new DataEventsProperties();

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

	public DataArrowProperties getArrow() {
		return this.arrow;
	}

	public DataEventsProperties getEvents() {
		return this.events;
	}

}

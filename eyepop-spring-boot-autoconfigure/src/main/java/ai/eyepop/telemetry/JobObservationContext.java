package ai.eyepop.telemetry;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import ai.eyepop.job.Job;
import ai.eyepop.job.JobDescription;

/**
 * What is known of a job that is observed. The error is that of the job.
 *
 * @since 0.1.0
 */
public class JobObservationContext extends Observation.Context {

	private final Job<?> job;

	private final String endpoint;

	private final AtomicLong results = new AtomicLong();

	private volatile @Nullable JobOutcome outcome;

	/**
	 * Create a context.
	 * @param job the job
	 * @param endpoint name of its endpoint
	 */
	public JobObservationContext(Job<?> job, String endpoint) {
		this.job = job;
		this.endpoint = endpoint;
	}

	/**
	 * Return the job.
	 * @return the job
	 */
	public Job<?> getJob() {
		return this.job;
	}

	/**
	 * Return what the job is.
	 * @return the kind of work, and the ids that are known at this moment
	 */
	public JobDescription getDescription() {
		return this.job.description();
	}

	/**
	 * Return the endpoint.
	 * @return name of the endpoint that the job was submitted to
	 */
	public String getEndpoint() {
		return this.endpoint;
	}

	/**
	 * Return the number of results.
	 * @return how many have arrived so far
	 */
	public long getResults() {
		return this.results.get();
	}

	/**
	 * Return how the job ended.
	 * @return the outcome, or {@code null} as long as the job has not ended
	 */
	public @Nullable JobOutcome getOutcome() {
		return this.outcome;
	}

	void addResults(long count) {
		this.results.addAndGet(count);
	}

	void setOutcome(JobOutcome outcome) {
		this.outcome = outcome;
	}

}

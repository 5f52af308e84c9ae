package ai.eyepop.worker;

import java.time.Duration;

import ai.eyepop.http.EyePopException;
import ai.eyepop.source.Source;

/**
 * Thrown when a job takes longer than it may.
 *
 * @since 0.1.0
 */
public class JobTimeoutException extends EyePopException {

	private final Duration timeout;

	JobTimeoutException(Source source, Duration timeout) {
		super(("The job for %s did not end within %d ms, and was stopped. Give it more time (eyepop.worker.job-timeout), "
				+ "or consume its predictions faster.")
			.formatted(source, timeout.toMillis()), null);
		this.timeout = timeout;
	}

	/**
	 * Return the time that the job had.
	 * @return the time, from when the job started
	 */
	public Duration getTimeout() {
		return this.timeout;
	}

}

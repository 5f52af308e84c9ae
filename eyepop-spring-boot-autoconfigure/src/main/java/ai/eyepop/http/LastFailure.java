package ai.eyepop.http;

import java.time.Instant;

/**
 * What an endpoint failed with last, for those who look after it.
 *
 * @param message what happened
 * @param time when it happened
 * @since 0.1.0
 */
public record LastFailure(String message, Instant time) {

	/**
	 * Create a note of a failure.
	 * @param failure what happened
	 * @param time when it happened
	 * @return a new note
	 */
	public static LastFailure of(Throwable failure, Instant time) {
		return new LastFailure(Failures.describe(failure), time);
	}

}

package ai.eyepop.data.internal;

import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.http.Failures;

/**
 * Turns what the HTTP client throws into exceptions of ours.
 */
public final class DataFailures {

	private DataFailures() {
	}

	/**
	 * Turn a failure into what callers see.
	 * @param failure the failure
	 * @return an exception of ours if there is one for it
	 */
	public static Throwable map(Throwable failure) {
		Throwable cause = Failures.unwrap(failure);
		return Failures.isConnection(cause) ? new DataNotReachableException(
				"EyePop could not be reached, or the connection broke: " + Failures.describeConnection(cause), cause)
				: cause;
	}

}

package ai.eyepop.data.internal;

import java.io.IOException;

import io.netty.handler.timeout.ReadTimeoutException;
import org.springframework.web.reactive.function.client.WebClientException;

import ai.eyepop.data.call.DataNotReachableException;

/**
 * Turns what the HTTP client throws into exceptions of ours.
 */
public final class Failures {

	private Failures() {
	}

	/**
	 * Turn a failure into what callers see.
	 * @param failure the failure
	 * @return an exception of ours if there is one for it
	 */
	public static Throwable map(Throwable failure) {
		Throwable cause = failure;
		while (cause instanceof WebClientException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof ReadTimeoutException) {
			return new DataNotReachableException(
					"EyePop sent nothing for longer than the read time-out (eyepop.http.read-timeout)", cause);
		}
		if (cause instanceof IOException) {
			return new DataNotReachableException("EyePop could not be reached, or the connection broke: %s: %s"
				.formatted(cause.getClass().getSimpleName(), cause.getMessage()), cause);
		}
		return cause;
	}

}

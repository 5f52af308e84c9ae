package ai.eyepop.data.internal;

import io.netty.handler.codec.compression.DecompressionException;

import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.http.Failures;
import ai.eyepop.http.NotSentAgainException;
import ai.eyepop.http.ServiceException;

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
		if (cause instanceof NotSentAgainException notSentAgain && notSentAgain.getCause() != null) {
			return withHint(notSentAgain.getCause());
		}
		if (cause instanceof DecompressionException) {
			return new UnexpectedAnswerException("EyePop's answer cannot be decompressed: " + cause.getMessage());
		}
		return Failures.isConnection(cause) ? new DataNotReachableException(describe(cause), cause) : cause;
	}

	private static Throwable withHint(Throwable failure) {
		Throwable cause = Failures.unwrap(failure);
		if (cause instanceof ServiceException refusal) {
			return refusal.withHint(NotSentAgainException.HINT);
		}
		return Failures.isConnection(cause)
				? new DataNotReachableException(describe(cause) + ". " + NotSentAgainException.HINT, cause)
				: map(cause);
	}

	private static String describe(Throwable cause) {
		return "EyePop could not be reached, or the connection broke: " + Failures.describeConnection(cause);
	}

}

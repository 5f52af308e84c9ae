package ai.eyepop.data.call;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a service takes too long for an answer that it promised.
 *
 * @since 0.1.0
 */
public class AnswerTimeoutException extends EyePopException {

	private final @Nullable String requestId;

	/**
	 * Create an exception.
	 * @param call name of the call
	 * @param timeout how long was waited
	 * @param requestId id under which the answer was promised, if it was
	 * @param hint how to go on
	 * @param cause why the service could not be asked the last time, if it could not
	 */
	public AnswerTimeoutException(String call, Duration timeout, @Nullable String requestId, String hint,
			@Nullable Throwable cause) {
		super("EyePop did not answer %s within %s: give the endpoint a longer time-out for it%s%s".formatted(call,
				timeout, hint.isEmpty() ? "" : ". " + hint,
				(cause != null) ? " The last look failed: " + cause.getMessage() : ""), cause);
		this.requestId = requestId;
	}

	/**
	 * Return the id under which the answer was promised.
	 * @return the id by which it can still be waited for; {@code null} if nothing was
	 * promised in time
	 */
	public @Nullable String getRequestId() {
		return this.requestId;
	}

}

package ai.eyepop.data.call;

import java.time.Duration;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a service takes too long for an answer that it promised.
 *
 * @since 0.1.0
 */
public class AnswerTimeoutException extends EyePopException {

	/**
	 * Create an exception.
	 * @param call name of the call
	 * @param timeout how long was waited
	 */
	public AnswerTimeoutException(String call, Duration timeout) {
		super("EyePop did not answer %s within %s: give the endpoint a longer time-out for it".formatted(call, timeout),
				null);
	}

}

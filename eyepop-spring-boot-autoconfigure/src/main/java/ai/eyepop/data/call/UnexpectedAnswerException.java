package ai.eyepop.data.call;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a service answers something that no client could make sense of.
 *
 * @since 0.1.0
 */
public class UnexpectedAnswerException extends EyePopException {

	/**
	 * Create an exception.
	 * @param message what was answered, and what was expected
	 */
	public UnexpectedAnswerException(String message) {
		super(message, null);
	}

}

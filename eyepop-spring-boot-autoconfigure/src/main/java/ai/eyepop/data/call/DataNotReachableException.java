package ai.eyepop.data.call;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a service cannot be reached, or when the connection to it breaks.
 *
 * @since 0.1.0
 */
public class DataNotReachableException extends EyePopException {

	/**
	 * Create an exception.
	 * @param message what happened
	 * @param cause the cause
	 */
	public DataNotReachableException(String message, Throwable cause) {
		super(message, cause);
	}

}

package ai.eyepop.worker;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a named Pop is not running, and must not be started ({@code auto-start} is
 * off).
 *
 * @since 0.1.0
 */
public class PopNotStartedException extends EyePopException {

	PopNotStartedException(String message) {
		super(message, null);
	}

}

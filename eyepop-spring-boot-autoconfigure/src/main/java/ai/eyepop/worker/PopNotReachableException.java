package ai.eyepop.worker;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when the worker cannot be reached, or the connection to it breaks.
 *
 * @since 0.1.0
 */
public class PopNotReachableException extends EyePopException {

	PopNotReachableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

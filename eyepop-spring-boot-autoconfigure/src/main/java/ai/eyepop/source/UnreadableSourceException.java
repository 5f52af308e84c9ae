package ai.eyepop.source;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a source cannot be read on this side, so that nothing can be sent.
 *
 * @since 0.1.0
 */
public class UnreadableSourceException extends EyePopException {

	/**
	 * Create an exception.
	 * @param message what cannot be read, and why
	 * @param cause the cause
	 */
	public UnreadableSourceException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

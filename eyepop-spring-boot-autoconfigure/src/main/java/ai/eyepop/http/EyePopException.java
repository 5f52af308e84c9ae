package ai.eyepop.http;

import org.jspecify.annotations.Nullable;

/**
 * Root of all exceptions that the client of the EyePop services throws.
 *
 * @since 0.1.0
 */
public abstract class EyePopException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what happened, to what, and what to do
	 * @param cause the cause
	 */
	protected EyePopException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

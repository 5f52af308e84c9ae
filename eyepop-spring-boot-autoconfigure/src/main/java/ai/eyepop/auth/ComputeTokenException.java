package ai.eyepop.auth;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when no token can be had for an API key.
 *
 * @since 0.1.0
 */
public class ComputeTokenException extends EyePopException {

	ComputeTokenException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package ai.eyepop.compute;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a session cannot be found, created or used.
 *
 * @since 0.1.0
 */
public class ComputeSessionException extends EyePopException {

	ComputeSessionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package ai.eyepop.compute;

import ai.eyepop.http.EyePopException;
import org.jspecify.annotations.Nullable;

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

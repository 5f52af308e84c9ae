package ai.eyepop.compute;

import ai.eyepop.http.EyePopException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a session does not become healthy.
 *
 * @since 0.1.0
 */
public class ComputeHealthCheckException extends EyePopException {

	ComputeHealthCheckException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

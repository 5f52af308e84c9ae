package ai.eyepop.compute;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

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

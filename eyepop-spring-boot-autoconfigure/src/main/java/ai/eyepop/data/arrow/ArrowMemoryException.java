package ai.eyepop.data.arrow;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when Arrow data needs more memory outside the heap than allowed, or when memory
 * is not given back.
 *
 * @since 0.1.0
 */
public class ArrowMemoryException extends EyePopException {

	ArrowMemoryException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package ai.eyepop.data.arrow;

import java.io.IOException;

import reactor.core.Exceptions;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when the bytes of Arrow data cannot be read from where they are, or written to
 * where they should be.
 *
 * @since 0.1.0
 */
public class ArrowTransferException extends EyePopException {

	ArrowTransferException(String action, Throwable cause) {
		super("%s Arrow data failed: %s".formatted(action, cause), cause);
	}

	static RuntimeException reading(Exception failure) {
		Throwable cause = Exceptions.unwrap(failure);
		if (cause instanceof IOException ex) {
			return new ArrowTransferException("Reading", ex);
		}
		return (cause instanceof RuntimeException ex) ? ex : Exceptions.propagate(cause);
	}

}

package ai.eyepop.render;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Failure to read the image that a drawing is made on: it is damaged, too large, in a
 * format that no reader of this JVM knows, or stored turned by 90 degrees against the
 * source of the prediction.
 *
 * @since 0.1.0
 */
public class UnreadableImageException extends IOException {

	UnreadableImageException(String message) {
		this(message, null);
	}

	UnreadableImageException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

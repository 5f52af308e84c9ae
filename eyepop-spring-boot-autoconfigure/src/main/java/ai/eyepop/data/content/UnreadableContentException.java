package ai.eyepop.data.content;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when content that should be sent cannot be read.
 *
 * @since 0.1.0
 */
public class UnreadableContentException extends EyePopException {

	UnreadableContentException(Content content, Throwable cause) {
		super("Reading %s failed: %s".formatted(content, cause.getMessage()), cause);
	}

}

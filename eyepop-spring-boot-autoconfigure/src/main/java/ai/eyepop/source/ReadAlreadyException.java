package ai.eyepop.source;

import java.io.IOException;

/**
 * Thrown when a stream that can be read once was read before.
 *
 * @since 0.1.0
 */
public class ReadAlreadyException extends IOException {

	ReadAlreadyException(MediaSource source) {
		super("%s was read already: a stream can be submitted once".formatted(source));
	}

	/**
	 * Return whether a failure is due to such a stream.
	 * @param failure any failure
	 * @return whether it or one of its causes is of this type
	 */
	public static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ReadAlreadyException) {
				return true;
			}
		}
		return false;
	}

}

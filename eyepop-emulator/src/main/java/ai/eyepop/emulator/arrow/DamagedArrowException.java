package ai.eyepop.emulator.arrow;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when bytes are no Arrow, are damaged, or are no table of assets. The message is
 * made for the user.
 */
public class DamagedArrowException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DamagedArrowException(String message) {
		super(message);
	}

	DamagedArrowException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package ai.eyepop.emulator.vision;

/**
 * Thrown for a source that cannot be analysed as an image; the message is made for the
 * user who sent it.
 */
public final class UnreadableImageException extends Exception {

	private static final long serialVersionUID = 1L;

	UnreadableImageException(String message) {
		super(message);
	}

	UnreadableImageException(String message, Throwable cause) {
		super(message, cause);
	}

}

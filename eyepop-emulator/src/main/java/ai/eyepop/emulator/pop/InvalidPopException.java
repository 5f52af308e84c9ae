package ai.eyepop.emulator.pop;

/**
 * Thrown for a Pop that the service would refuse; the message says what is wrong and
 * where.
 */
public final class InvalidPopException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidPopException(String message) {
		super(message);
	}

}

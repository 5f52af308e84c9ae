package ai.eyepop.prediction;

/**
 * Thrown where JSON is not as a worker writes it: data binding tells what it means, or
 * what is wrong with it. There is nothing to say about it, so one does for all.
 */
final class UnusualJsonException extends RuntimeException {

	static final UnusualJsonException INSTANCE = new UnusualJsonException();

	private static final long serialVersionUID = 1;

	private UnusualJsonException() {
		super("The JSON is unusual", null, false, false);
	}

}

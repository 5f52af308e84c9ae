package ai.eyepop.autoconfigure;

/**
 * Thrown when a worker endpoint that is to connect on start-up does not.
 */
@SuppressWarnings("serial")
class ConnectOnStartupException extends RuntimeException {

	private final String prefix;

	/**
	 * Create an exception.
	 * @param prefix what the names of the worker's properties begin with
	 * @param cause why it does not connect
	 */
	ConnectOnStartupException(String prefix, Throwable cause) {
		super("The endpoint of '%s' did not connect on start-up: %s".formatted(prefix, cause.getMessage()), cause);
		this.prefix = prefix;
	}

	String getPrefix() {
		return this.prefix;
	}

}

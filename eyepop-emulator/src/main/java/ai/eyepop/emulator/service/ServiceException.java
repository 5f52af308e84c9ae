package ai.eyepop.emulator.service;

/**
 * Thrown when the service refuses a request; carries the HTTP status to answer.
 */
public final class ServiceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	/**
	 * Create a refusal.
	 * @param status the HTTP status to answer, 400 to 599
	 * @param detail what is wrong, in a sentence made for the caller
	 */
	public ServiceException(int status, String detail) {
		super(detail);
		this.status = status;
	}

	/**
	 * Return the HTTP status to answer.
	 * @return a status from 400 to 599
	 */
	public int status() {
		return this.status;
	}

}

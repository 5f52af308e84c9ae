package ai.eyepop.http;

/**
 * Says that a request was not sent, since something that it needs could not be had. The
 * request is retried as after the cause, which callers see in its place, and a service
 * cannot have acted on it.
 *
 * @since 0.1.0
 */
public final class NotSentException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param cause why it could not be had
	 */
	public NotSentException(Throwable cause) {
		super(null, cause, false, false);
	}

	static Throwable reason(Throwable failure) {
		Throwable cause = (failure instanceof NotSentException) ? failure.getCause() : null;
		return (cause != null) ? cause : failure;
	}

}

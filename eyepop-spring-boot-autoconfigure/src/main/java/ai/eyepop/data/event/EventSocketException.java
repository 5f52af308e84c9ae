package ai.eyepop.data.event;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when the socket of events ends, or cannot be opened.
 *
 * @since 0.1.0
 */
public class EventSocketException extends EyePopException {

	private final int status;

	private final int closeCode;

	EventSocketException(String message, int status, int closeCode, @Nullable Throwable cause) {
		super(message, cause);
		this.status = status;
		this.closeCode = closeCode;
	}

	/**
	 * Return the status with which the service refused the socket.
	 * @return the status; 0 if it did not
	 */
	public int getStatus() {
		return this.status;
	}

	/**
	 * Return the code with which the socket was closed.
	 * @return the code, 1006 if it ended without one; 0 if it was not closed by the
	 * service
	 */
	public int getCloseCode() {
		return this.closeCode;
	}

	/**
	 * Return whether the service does not accept the token.
	 * @return whether another may do
	 */
	boolean isTokenRefused() {
		return this.status == 401 || this.closeCode == 1008 || this.closeCode == 3000;
	}

}

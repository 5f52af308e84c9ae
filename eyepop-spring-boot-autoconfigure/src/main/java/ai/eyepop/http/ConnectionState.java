package ai.eyepop.http;

import java.util.Locale;

/**
 * How an endpoint stands with its service.
 *
 * @since 0.1.0
 */
public enum ConnectionState {

	/** Nobody needed a connection so far. */
	NEW,

	/** A connection is being made. */
	CONNECTING,

	/** There is a connection. */
	CONNECTED,

	/** There is no connection, since it failed. It is made again when it is needed. */
	FAILED,

	/** The connection was ended by the application. */
	DISCONNECTED;

	/**
	 * Return the word for it in metrics, health and the Actuator.
	 * @return the name in lower case
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

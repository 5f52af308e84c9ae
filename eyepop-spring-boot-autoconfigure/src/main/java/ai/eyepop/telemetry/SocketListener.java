package ai.eyepop.telemetry;

import ai.eyepop.http.ConnectionState;

/**
 * Is told about the socket of change events, on the threads that read it: it must not
 * block.
 *
 * @since 0.1.0
 */
public interface SocketListener {

	/**
	 * The state has changed.
	 * @param state the new state: {@link ConnectionState#NEW} when nobody listens any
	 * more
	 */
	default void onSocketState(ConnectionState state) {
	}

	/**
	 * The socket is opened again after an end that nobody wanted, or after an attempt
	 * that failed.
	 */
	default void onReconnect() {
	}

	/**
	 * A change event arrived.
	 * @param type type of the change, {@code unknown} for those that this version does
	 * not know
	 */
	default void onEvent(String type) {
	}

}

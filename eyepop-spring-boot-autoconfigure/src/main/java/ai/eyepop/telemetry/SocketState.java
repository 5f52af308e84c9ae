package ai.eyepop.telemetry;

import java.util.Locale;

/**
 * State of the socket of change events.
 *
 * @since 0.1.0
 */
public enum SocketState {

	/** Nobody listens, so there is none. */
	CLOSED,

	/** It is being opened, for the first time or again. */
	CONNECTING,

	/** The service has answered on it. */
	CONNECTED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

package ai.eyepop.data.event;

/**
 * What the socket tells.
 */
sealed interface SocketSignal {

	/**
	 * The service has read all subscriptions up to one.
	 *
	 * @param ticket number of the last of them
	 */
	record Confirmed(long ticket) implements SocketSignal {

	}

	/**
	 * Something changed.
	 *
	 * @param event the change
	 */
	record Changed(ChangeEvent event) implements SocketSignal {

	}

	/**
	 * There is no connection.
	 *
	 * @param event what happened
	 */
	record Down(ConnectionDown event) implements SocketSignal {

	}

}

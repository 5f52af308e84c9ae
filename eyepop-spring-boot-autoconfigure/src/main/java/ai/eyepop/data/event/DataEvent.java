package ai.eyepop.data.event;

/**
 * What a listener is told: a change, or something about the connection on which changes
 * arrive.
 *
 * @since 0.1.0
 */
public sealed interface DataEvent permits ChangeEvent, EventGap, ConnectionUp, ConnectionDown {

	/**
	 * Return whether changes may have been missed, so that what is followed must be read
	 * again.
	 * @return whether it is a gap, or the service says that it dropped events
	 */
	default boolean mayHaveMissedChanges() {
		return false;
	}

}

package ai.eyepop.data.event;

/**
 * Place in a stream where changes may be missing. It is found here, not told by the
 * service as {@link ChangeType#EVENTS_LOST} is.
 *
 * @param reason why they may be missing
 * @param lost number of events that were dropped; 0 if it cannot be known
 * @since 0.1.0
 */
public record EventGap(Reason reason, long lost) implements DataEvent {

	@Override
	public boolean mayHaveMissedChanges() {
		return true;
	}

	/**
	 * Why changes may be missing.
	 */
	public enum Reason {

		/** The connection was down. */
		RECONNECTED,

		/** The listener was too slow, and its buffer was full. */
		OVERFLOW

	}

}

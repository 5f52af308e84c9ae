package ai.eyepop.data.event.application;

import org.springframework.context.ApplicationEvent;

/**
 * Published when changes may have been missed, so that what is followed must be read
 * again.
 *
 * @since 0.1.0
 */
public class EventsLostEvent extends ApplicationEvent {

	private final Reason reason;

	private final long lost;

	/**
	 * Create an event.
	 * @param source where it was noticed
	 * @param reason why changes may have been missed
	 * @param lost number of changes that were dropped; 0 if it cannot be known
	 */
	public EventsLostEvent(Object source, Reason reason, long lost) {
		super(source);
		this.reason = reason;
		this.lost = lost;
	}

	/**
	 * Return why changes may have been missed.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return how many changes were dropped.
	 * @return the number; 0 if it cannot be known
	 */
	public long getLost() {
		return this.lost;
	}

	@Override
	public String toString() {
		return "EventsLostEvent[reason=%s, lost=%d]".formatted(this.reason, this.lost);
	}

	/**
	 * Why changes may have been missed.
	 */
	public enum Reason {

		/** The service dropped them. */
		SERVICE,

		/** The connection was down. */
		RECONNECTED,

		/** The listeners of the application were too slow. */
		OVERFLOW

	}

}

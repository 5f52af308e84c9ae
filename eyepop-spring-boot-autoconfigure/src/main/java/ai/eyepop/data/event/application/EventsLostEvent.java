package ai.eyepop.data.event.application;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEvent;

import ai.eyepop.data.event.ChangeEvent;

/**
 * Published when changes may have been missed, so that what is followed must be read
 * again.
 *
 * @since 0.1.0
 */
public class EventsLostEvent extends ApplicationEvent {

	private final Reason reason;

	private final long lost;

	private final @Nullable ChangeEvent change;

	/**
	 * Create an event.
	 * @param source where it was noticed
	 * @param reason why changes may have been missed
	 * @param lost number of changes that were dropped; 0 if it cannot be known
	 * @param change what the service says about it; {@code null} if it was not the
	 * service that noticed
	 */
	public EventsLostEvent(Object source, Reason reason, long lost, @Nullable ChangeEvent change) {
		super(source);
		this.reason = reason;
		this.lost = lost;
		this.change = change;
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

	/**
	 * Return what the service says about it, such as the account and the dataset whose
	 * changes it dropped.
	 * @return the event of the service; {@code null} unless the reason is
	 * {@link Reason#SERVICE}
	 */
	public @Nullable ChangeEvent getChange() {
		return this.change;
	}

	@Override
	public String toString() {
		return "EventsLostEvent[reason=%s, lost=%d, change=%s]".formatted(this.reason, this.lost, this.change);
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

package ai.eyepop.data.event.application;

import org.springframework.context.ApplicationEvent;

import ai.eyepop.data.event.ChangeEvent;

/**
 * Published when something changed. Most changes belong to a family, which has an event
 * of its own; this is the event of the others, of types that this version does not know.
 *
 * @since 0.1.0
 */
public class DataChangedEvent extends ApplicationEvent {

	private final ChangeEvent change;

	/**
	 * Create an event.
	 * @param source where the change was told
	 * @param change the change
	 */
	public DataChangedEvent(Object source, ChangeEvent change) {
		super(source);
		this.change = change;
	}

	/**
	 * Return what changed.
	 * @return the change
	 */
	public ChangeEvent getChange() {
		return this.change;
	}

	@Override
	public String toString() {
		return "%s[%s]".formatted(getClass().getSimpleName(), this.change);
	}

}

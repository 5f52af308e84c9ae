package ai.eyepop.data.event.application;

import ai.eyepop.data.event.ChangeEvent;

/**
 * Published when a model of a dataset changed.
 *
 * @since 0.1.0
 */
public class ModelChangedEvent extends DataChangedEvent {

	/**
	 * Create an event.
	 * @param source where the change was told
	 * @param change the change
	 */
	public ModelChangedEvent(Object source, ChangeEvent change) {
		super(source, change);
	}

}

package ai.eyepop.data.event.application;

import ai.eyepop.data.event.ChangeEvent;

/**
 * Published when a dataset, or one of its versions, changed.
 *
 * @since 0.1.0
 */
public class DatasetChangedEvent extends DataChangedEvent {

	/**
	 * Create an event.
	 * @param source where the change was told
	 * @param change the change
	 */
	public DatasetChangedEvent(Object source, ChangeEvent change) {
		super(source, change);
	}

}

package ai.eyepop.data.event.application;

import ai.eyepop.data.event.ChangeEvent;

/**
 * Published when a workflow of an account, or one of its tasks, changed.
 *
 * @since 0.1.0
 */
public class WorkflowChangedEvent extends DataChangedEvent {

	/**
	 * Create an event.
	 * @param source where the change was told
	 * @param change the change
	 */
	public WorkflowChangedEvent(Object source, ChangeEvent change) {
		super(source, change);
	}

}

package ai.eyepop.data.event.application;

import ai.eyepop.data.event.ChangeEvent;

/**
 * Published when an asset of a dataset changed.
 *
 * @since 0.1.0
 */
public class AssetChangedEvent extends DataChangedEvent {

	/**
	 * Create an event.
	 * @param source where the change was told
	 * @param change the change
	 */
	public AssetChangedEvent(Object source, ChangeEvent change) {
		super(source, change);
	}

}

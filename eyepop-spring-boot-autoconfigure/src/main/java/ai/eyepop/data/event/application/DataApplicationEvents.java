package ai.eyepop.data.event.application;

import org.springframework.context.ApplicationEvent;

import ai.eyepop.data.event.ChangeEvent;
import ai.eyepop.data.event.ConnectionDown;
import ai.eyepop.data.event.DataEvent;
import ai.eyepop.data.event.EventGap;

/**
 * Makes events of the application.
 *
 * @since 0.1.0
 */
public final class DataApplicationEvents {

	private DataApplicationEvents() {
	}

	/**
	 * Return the event of the application that tells of an event.
	 * @param source where it comes from
	 * @param event the event
	 * @return an event to be published
	 */
	public static ApplicationEvent of(Object source, DataEvent event) {
		if (event instanceof ChangeEvent change) {
			return of(source, change);
		}
		if (event instanceof EventGap gap) {
			return new EventsLostEvent(source, switch (gap.reason()) {
				case RECONNECTED -> EventsLostEvent.Reason.RECONNECTED;
				case OVERFLOW -> EventsLostEvent.Reason.OVERFLOW;
			}, gap.lost(), null);
		}
		return new EventConnectionChangedEvent(source, (event instanceof ConnectionDown down) ? down.cause() : null);
	}

	private static ApplicationEvent of(Object source, ChangeEvent change) {
		return switch (change.family()) {
			case DATASET -> new DatasetChangedEvent(source, change);
			case ASSET -> new AssetChangedEvent(source, change);
			case MODEL -> new ModelChangedEvent(source, change);
			case WORKFLOW -> new WorkflowChangedEvent(source, change);
			case LOST -> new EventsLostEvent(source, EventsLostEvent.Reason.SERVICE, 0, change);
			case UNKNOWN -> new DataChangedEvent(source, change);
		};
	}

}

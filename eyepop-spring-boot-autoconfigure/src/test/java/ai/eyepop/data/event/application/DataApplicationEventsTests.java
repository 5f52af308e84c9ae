package ai.eyepop.data.event.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;

import ai.eyepop.data.event.ChangeEvent;
import ai.eyepop.data.event.ChangeType;
import ai.eyepop.data.event.EventGap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataApplicationEvents}.
 */
class DataApplicationEventsTests {

	@Test
	void eventKeepsItsChangeWhenItIsSerialized() throws Exception {
		ChangeEvent change = change(ChangeType.MODEL_PROGRESS);
		ModelChangedEvent event = (ModelChangedEvent) DataApplicationEvents.of(this, change);
		assertThat(((ModelChangedEvent) serialized(event)).getChange()).isEqualTo(change);
	}

	@Test
	void lossThatTheServiceTellsOfKeepsWhatItSays() throws Exception {
		ChangeEvent change = change(ChangeType.EVENTS_LOST);
		EventsLostEvent event = (EventsLostEvent) serialized(DataApplicationEvents.of(this, change));
		assertThat(event.getReason()).isEqualTo(EventsLostEvent.Reason.SERVICE);
		assertThat(event.getChange()).isEqualTo(change);
	}

	@Test
	void gapOfOurOwnHasNothingThatTheServiceSays() {
		EventsLostEvent event = (EventsLostEvent) DataApplicationEvents.of(this,
				new EventGap(EventGap.Reason.OVERFLOW, 7));
		assertThat(event.getReason()).isEqualTo(EventsLostEvent.Reason.OVERFLOW);
		assertThat(event.getLost()).isEqualTo(7);
		assertThat(event.getChange()).isNull();
	}

	private static ChangeEvent change(ChangeType type) {
		return new ChangeEvent(type, "account", "dataset", 1, "asset", "model", "workflow", "task", "message");
	}

	private static ApplicationEvent serialized(ApplicationEvent event) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(event);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return (ApplicationEvent) in.readObject();
		}
	}

}

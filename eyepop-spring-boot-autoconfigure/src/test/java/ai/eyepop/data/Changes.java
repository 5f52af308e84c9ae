package ai.eyepop.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.event.EventListener;

import ai.eyepop.data.event.ChangeEvent;
import ai.eyepop.data.event.ChangeType;
import ai.eyepop.data.event.application.DataChangedEvent;
import ai.eyepop.data.event.application.EventConnectionChangedEvent;
import ai.eyepop.data.event.application.EventsLostEvent;

import static org.awaitility.Awaitility.await;

/**
 * A listener of an application, which keeps what it is told.
 */
class Changes {

	private final List<ChangeEvent> changes = new CopyOnWriteArrayList<>();

	private final List<List<ChangeEvent>> changesByConnection = new CopyOnWriteArrayList<>();

	private final List<EventsLostEvent> gaps = new CopyOnWriteArrayList<>();

	private final List<EventConnectionChangedEvent> connections = new CopyOnWriteArrayList<>();

	@EventListener
	void on(DataChangedEvent event) {
		this.changes.add(event.getChange());
		this.changesByConnection.get(this.changesByConnection.size() - 1).add(event.getChange());
	}

	@EventListener
	void on(EventsLostEvent event) {
		this.gaps.add(event);
	}

	@EventListener
	void on(EventConnectionChangedEvent event) {
		if (event.isUp()) {
			this.changesByConnection.add(new CopyOnWriteArrayList<>());
		}
		this.connections.add(event);
	}

	/**
	 * Return what was told while each of the connections was up.
	 */
	List<List<ChangeEvent>> changesByConnection() {
		return this.changesByConnection;
	}

	long gaps() {
		return this.gaps.size();
	}

	List<EventsLostEvent.Reason> gapReasons() {
		return this.gaps.stream().map(EventsLostEvent::getReason).toList();
	}

	long changesOf(String modelUuid) {
		return this.changes.stream().filter((change) -> modelUuid.equals(change.modelUuid())).count();
	}

	boolean hasTold(String status, String modelUuid) {
		return this.changes.stream()
			.anyMatch((change) -> ChangeType.MODEL_STATUS_MODIFIED.equals(change.type())
					&& modelUuid.equals(change.modelUuid()) && status.equals(change.message()));
	}

	long ups() {
		return this.connections.stream().filter(EventConnectionChangedEvent::isUp).count();
	}

	long downs() {
		return this.connections.size() - ups();
	}

	void awaitUp(int times) {
		await().until(() -> ups() == times && this.gaps.size() == times - 1);
	}

}

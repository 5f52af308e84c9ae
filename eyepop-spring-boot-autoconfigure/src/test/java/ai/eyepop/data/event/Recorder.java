package ai.eyepop.data.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Keeps what a listener is told.
 */
final class Recorder {

	private final List<DataEvent> events = new CopyOnWriteArrayList<>();

	private final Disposable subscription;

	private volatile boolean complete;

	Recorder(Flux<DataEvent> events) {
		this.subscription = events.doOnComplete(() -> this.complete = true).subscribe(this.events::add);
	}

	static Recorder connected(Flux<DataEvent> events) {
		return new Recorder(events).awaitConnections(1);
	}

	Recorder awaitConnections(int count) {
		Awaitility.await().until(() -> count(ConnectionUp.class) >= count);
		return this;
	}

	Recorder await(String type) {
		Awaitility.await().until(() -> types().contains(type));
		return this;
	}

	ConnectionDown awaitDown() {
		Awaitility.await().until(() -> count(ConnectionDown.class) > 0);
		return this.events.stream()
			.filter(ConnectionDown.class::isInstance)
			.map(ConnectionDown.class::cast)
			.findFirst()
			.orElseThrow();
	}

	long count(Class<? extends DataEvent> type) {
		return this.events.stream().filter(type::isInstance).count();
	}

	List<DataEvent> events() {
		return this.events;
	}

	List<ChangeEvent> changes() {
		return this.events.stream().filter(ChangeEvent.class::isInstance).map(ChangeEvent.class::cast).toList();
	}

	/**
	 * Return what it was told as words: types of changes, or names of classes.
	 */
	List<String> types() {
		return this.events.stream()
			.map((event) -> (event instanceof ChangeEvent change) ? change.type().value()
					: event.getClass().getSimpleName())
			.toList();
	}

	boolean isComplete() {
		return this.complete;
	}

	void stop() {
		this.subscription.dispose();
	}

}

package ai.eyepop.autoconfigure;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.data.event.DataEvent;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.application.DataApplicationEvents;

/**
 * Publishes change events as events of the application, one after the other. Listeners
 * take as long as they need; what overflows meanwhile is reported to them.
 */
class DataEventsPublisher implements SmartLifecycle {

	/** After the web server has stopped, and before the endpoints do. */
	static final int PHASE = WorkerEndpointLifecycle.DEFAULT_PHASE + 1024;

	private static final Log logger = LogFactory.getLog(DataEventsPublisher.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final ObjectProvider<DataEvents> events;

	private final DataEventsProperties properties;

	private final ApplicationEventPublisher publisher;

	private volatile @Nullable Publication publication;

	DataEventsPublisher(ObjectProvider<DataEvents> events, DataEventsProperties properties,
			ApplicationEventPublisher publisher) {
		this.events = events;
		this.properties = properties;
		this.publisher = publisher;
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.isEnabled();
	}

	@Override
	public void start() {
		DataEvents events = this.events.getObject();
		Publication started = new Publication(Schedulers.newSingle("eyepop-events", true), Sinks.empty());
		this.publication = started;
		events.all(this.properties.getDatasets().toArray(String[]::new))
			.takeUntilOther(started.end().asMono())
			.publishOn(started.scheduler(), 1)
			.subscribe((event) -> publish(events, event));
	}

	private void publish(DataEvents events, DataEvent event) {
		try {
			this.publisher.publishEvent(DataApplicationEvents.of(events, event));
		}
		catch (Exception | LinkageError | AssertionError ex) {
			logger.error("A listener failed for the event " + event, ex);
		}
	}

	@Override
	public void stop(Runnable callback) {
		Publication stopped = this.publication;
		this.publication = null;
		if (stopped == null) {
			callback.run();
			return;
		}
		// a listener that is at it may finish
		stopped.end().tryEmitEmpty();
		stopped.scheduler()
			.disposeGracefully()
			.timeout(STOP_TIMEOUT)
			.onErrorComplete()
			.doFinally((signal) -> stopped.scheduler().dispose())
			.doFinally((signal) -> callback.run())
			.subscribe();
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public boolean isRunning() {
		return this.publication != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * What goes on between start and stop.
	 *
	 * @param scheduler runs the listeners
	 * @param end ends it
	 */
	private record Publication(Scheduler scheduler, Sinks.Empty<Void> end) {

	}

}

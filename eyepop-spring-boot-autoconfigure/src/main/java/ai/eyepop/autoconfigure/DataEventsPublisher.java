package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.data.event.DataEvent;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.application.DataApplicationEvents;

/**
 * Publishes the change events of each bean as events of the application, whose source is
 * that bean, one after the other. Listeners take as long as they need; what overflows
 * meanwhile is reported to them.
 */
class DataEventsPublisher implements SmartLifecycle {

	/** After the web server has stopped, and before the endpoints do. */
	static final int PHASE = EndpointLifecycle.STOP_AFTER_WEB_SERVER + 1024;

	private static final Log logger = LogFactory.getLog(DataEventsPublisher.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final ObjectProvider<DataEvents> events;

	private final DataEventsProperties properties;

	private final ApplicationEventPublisher publisher;

	private final AtomicReference<@Nullable Publication> publication = new AtomicReference<>();

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
		List<DataEvents> all = this.events.orderedStream().distinct().toList();
		if (all.isEmpty()) {
			logger.warn("No change events are published though 'eyepop.data.events.enabled' is set, since there is no "
					+ "bean of type %s: with several endpoints, define one for each that is to be followed"
						.formatted(DataEvents.class.getName()));
			return;
		}
		Publication started = new Publication(Schedulers.newSingle("eyepop-events", true), Sinks.empty(),
				new AtomicInteger(all.size()));
		this.publication.set(started);
		all.forEach((events) -> publish(events, started));
	}

	private void publish(DataEvents events, Publication started) {
		List<String> datasets = this.properties.getDatasets();
		if (datasets.isEmpty() && events.accountId() == null) {
			logger
				.warn("Change events are enabled, but neither an account nor a dataset is followed, so none arrive but "
						+ "those that somebody listens to by DataEvents: set the property 'eyepop.account-id' or "
						+ "'eyepop.data.events.datasets'");
		}
		Flux.defer(() -> events.all(datasets.toArray(String[]::new)))
			.takeUntilOther(started.end().asMono())
			.publishOn(started.scheduler(), 1)
			.subscribe((event) -> publish(events, event), (failure) -> ended(events, started, failure),
					() -> ended(events, started, null));
	}

	private void ended(DataEvents events, Publication started, @Nullable Throwable failure) {
		boolean wanted = this.publication.get() != started;
		if (!wanted) {
			logger
				.error("Change events are no longer published, since %s %s: restart the application to have them again"
					.formatted(events, (failure != null) ? "failed" : "was closed"), failure);
		}
		if (started.left().decrementAndGet() == 0 && this.publication.compareAndSet(started, null)) {
			started.scheduler().dispose();
		}
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
		Publication stopped = this.publication.getAndSet(null);
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
		return this.publication.get() != null;
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
	 * @param left number of streams that did not end yet
	 */
	private record Publication(Scheduler scheduler, Sinks.Empty<Void> end, AtomicInteger left) {

	}

}

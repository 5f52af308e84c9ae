package ai.eyepop.sample.data;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.data.event.ChangeEvent;
import ai.eyepop.data.event.application.DataChangedEvent;
import ai.eyepop.data.event.application.EventConnectionChangedEvent;
import ai.eyepop.data.event.application.EventsLostEvent;

/**
 * Passes the events of the application on to every page that is open. A page that is too
 * slow for them misses the oldest.
 */
@Component
class Changes {

	private static final int MOST_WAITING = 256;

	private final Sinks.Many<Change> sink = Sinks.many().multicast().directBestEffort();

	private final Sinks.Empty<Void> end = Sinks.empty();

	// tag::listen[]
	@EventListener
	void changed(DataChangedEvent event) {
		ChangeEvent change = event.getChange();
		emit(new Change(Change.Kind.CHANGED, Instant.ofEpochMilli(event.getTimestamp()), change.type().value(),
				change.datasetUuid(), change.assetUuid(), change.message()));
	}

	@EventListener
	void lost(EventsLostEvent event) {
		emit(Change.of(Change.Kind.LOST, event.getReason().name().toLowerCase(Locale.ROOT)));
	}
	// end::listen[]

	@EventListener
	void connection(EventConnectionChangedEvent event) {
		emit(event.isUp() ? Change.of(Change.Kind.CONNECTED, null)
				: Change.of(Change.Kind.DISCONNECTED, message(event.getCause())));
	}

	private static @Nullable String message(@Nullable Exception cause) {
		return (cause != null) ? cause.getMessage() : null;
	}

	@EventListener(ContextClosedEvent.class)
	void close() {
		this.end.tryEmitEmpty();
	}

	private void emit(Change change) {
		this.sink.emitNext(change, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
	}

	/**
	 * Return the end: a stream that does not end with it keeps the server from stopping.
	 * @return completes when the application stops
	 */
	Mono<Void> end() {
		return this.end.asMono();
	}

	/**
	 * Return what is told from now on.
	 * @return the changes
	 */
	Flux<Change> flux() {
		return this.sink.asFlux().onBackpressureBuffer(MOST_WAITING, BufferOverflowStrategy.DROP_OLDEST);
	}

}

package ai.eyepop.sample.data;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.event.ConnectionUp;
import ai.eyepop.data.event.DataEvents;

/**
 * Tells a page what changes, as server-sent events.
 */
@RestController
class ChangeController {

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	static final int MOST = 32;

	private final Semaphore free = new Semaphore(MOST);

	private final Changes changes;

	private final DataEvents events;

	ChangeController(Changes changes, DataEvents events) {
		this.changes = changes;
		this.events = events;
	}

	// tag::stream[]
	/**
	 * Tell what changes.
	 * @param dataset dataset that the page shows: the service tells of assets to those
	 * only who follow their dataset
	 * @return the changes, and a comment now and then by which a connection that is gone
	 * is noticed
	 */
	@GetMapping(path = "/api/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<Change>> changes(@RequestParam(required = false) @Nullable String dataset) {
		return Flux.using(this::enter, (entered) -> tell(dataset), (entered) -> this.free.release());
	}

	private Flux<ServerSentEvent<Change>> tell(@Nullable String dataset) {
		Flux<ServerSentEvent<Change>> told = Flux
			.merge(this.changes.flux(), state(), (dataset != null) ? follow(dataset) : Flux.empty())
			.map((change) -> ServerSentEvent.builder(change).build());
		return told.mergeWith(heartbeat()).takeUntilOther(this.changes.end());
	}

	private Flux<Change> follow(String dataset) {
		return this.events.dataset(dataset)
			.ofType(ConnectionUp.class)
			.map((up) -> Change.of(Change.Kind.FOLLOWING, dataset));
	}
	// end::stream[]

	private boolean enter() {
		if (!this.free.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"%d pages follow the changes already. Close one of them.".formatted(MOST));
		}
		return true;
	}

	private static Flux<ServerSentEvent<Change>> heartbeat() {
		return Flux.interval(HEARTBEAT)
			.onBackpressureDrop()
			.map((tick) -> ServerSentEvent.<Change>builder().comment("still there").build());
	}

	private Mono<Change> state() {
		return Mono.fromSupplier(
				() -> Change.of(this.events.isConnected() ? Change.Kind.CONNECTED : Change.Kind.DISCONNECTED, null));
	}

}

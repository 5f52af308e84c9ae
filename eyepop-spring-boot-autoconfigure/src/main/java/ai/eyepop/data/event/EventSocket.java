package ai.eyepop.data.event;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import ai.eyepop.http.AccessTokens;
import ai.eyepop.telemetry.SocketListener;

/**
 * The socket of an endpoint, which is opened again after any end but our own.
 */
final class EventSocket {

	private final EventConnector connector;

	private final Mono<URI> dataUrl;

	private final @Nullable AccessTokens tokens;

	private final Recovery recovery;

	private final SocketListener listener;

	private final Scheduler timer;

	EventSocket(EventConnector connector, Mono<URI> dataUrl, @Nullable AccessTokens tokens, Recovery recovery,
			SocketListener listener, Scheduler timer) {
		this.connector = connector;
		this.dataUrl = dataUrl;
		this.tokens = tokens;
		this.recovery = recovery;
		this.listener = listener;
		this.timer = timer;
	}

	/**
	 * Keep a socket open.
	 * @param closing our own end
	 * @return what happens, which ends with our own end only, and does not fail
	 */
	Flux<SocketSignal> open(Closing closing) {
		return Flux.defer(() -> closing.hasBegun() ? Flux.empty() : attempt(closing))
			.doOnNext(this.recovery::happened)
			.onErrorResume((failure) -> closing.hasBegun() ? Flux.empty() : failed(failure))
			.retryWhen(Retry.from((failures) -> failures.concatMap((failure) -> pause(failure.failure(), closing))));
	}

	private Flux<SocketSignal> attempt(Closing closing) {
		this.recovery.begin();
		return Mono.zip(this.dataUrl, authorization())
			.takeUntilOther(closing.whenBegun())
			.flatMapMany((parts) -> attempt(parts.getT1(), parts.getT2().orElse(null), closing))
			.concatWith(Mono.defer(() -> closing.hasBegun() ? Mono.empty() : Mono.error(SocketFailures.ended())));
	}

	private Mono<Optional<Authorization>> authorization() {
		AccessTokens tokens = this.tokens;
		return (tokens != null) ? tokens.get().map((token) -> Optional.of(new Authorization(tokens, token, this.timer)))
				: Mono.just(Optional.empty());
	}

	private Flux<SocketSignal> attempt(URI dataUrl, @Nullable Authorization authorization, Closing closing) {
		return this.connector.connect(dataUrl, authorization, closing)
			.doOnError(EventSocketException.class, (failure) -> {
				if (failure.isTokenRefused() && authorization != null) {
					authorization.refused();
				}
			});
	}

	private static Flux<SocketSignal> failed(Throwable failure) {
		EventSocketException cause = SocketFailures.of(failure);
		return Flux.concat(Mono.just(new SocketSignal.Down(new ConnectionDown(cause))), Mono.error(cause));
	}

	private Mono<Long> pause(Throwable failure, Closing closing) {
		Duration wait = this.recovery.failed(SocketFailures.of(failure));
		Mono<Long> due = wait.isZero() ? Mono.just(0L)
				: Mono.delay(wait, this.timer).takeUntilOther(closing.whenBegun()).defaultIfEmpty(0L);
		return due.doOnNext((tick) -> {
			if (!closing.hasBegun()) {
				this.listener.onReconnect();
			}
		});
	}

}

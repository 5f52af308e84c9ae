package ai.eyepop.data.event;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;

/**
 * The socket of an endpoint, which is opened again after any end but our own.
 */
final class EventSocket {

	private static final Log logger = LogFactory.getLog(EventSocket.class);

	private final EventConnector connector;

	private final Mono<URI> dataUrl;

	private final @Nullable AccessTokens tokens;

	private final Backoff backoff;

	private final Scheduler timer;

	EventSocket(EventConnector connector, Mono<URI> dataUrl, @Nullable AccessTokens tokens, Backoff backoff,
			Scheduler timer) {
		this.connector = connector;
		this.dataUrl = dataUrl;
		this.tokens = tokens;
		this.backoff = backoff;
		this.timer = timer;
	}

	/**
	 * Keep a socket open.
	 * @param closing our own end
	 * @return what happens, which ends with our own end only, and does not fail
	 */
	Flux<SocketSignal> open(Closing closing) {
		return Flux.defer(() -> closing.hasBegun() ? Flux.empty() : attempt(closing))
			.doOnNext(this::succeeded)
			.onErrorResume((failure) -> closing.hasBegun() ? Flux.empty() : failed(failure))
			.retryWhen(Retry.from((failures) -> failures.concatMap((failure) -> pause(failure, closing))));
	}

	private Flux<SocketSignal> attempt(Closing closing) {
		Mono<Optional<AccessToken>> token = (this.tokens != null) ? this.tokens.get().map(Optional::of)
				: Mono.just(Optional.empty());
		return Mono.zip(this.dataUrl, token)
			.takeUntilOther(closing.whenBegun())
			.flatMapMany((parts) -> attempt(parts.getT1(), parts.getT2().orElse(null), closing))
			.concatWith(Mono.defer(() -> closing.hasBegun() ? Mono.empty() : Mono.error(SocketFailures.ended())));
	}

	private Flux<SocketSignal> attempt(URI dataUrl, @Nullable AccessToken token, Closing closing) {
		return this.connector.connect(dataUrl, token, closing).doOnError(EventSocketException.class, (failure) -> {
			if (failure.isTokenRefused() && this.tokens != null && token != null) {
				this.tokens.refuse(token);
			}
		});
	}

	private void succeeded(SocketSignal signal) {
		if (signal instanceof SocketSignal.Confirmed) {
			this.backoff.reset();
		}
	}

	private static Flux<SocketSignal> failed(Throwable failure) {
		EventSocketException cause = SocketFailures.of(failure);
		return Flux.concat(Mono.just(new SocketSignal.Down(new ConnectionDown(cause))), Mono.error(cause));
	}

	private Mono<Long> pause(Retry.RetrySignal failed, Closing closing) {
		boolean first = this.backoff.isFirst();
		Duration wait = this.backoff.next();
		String message = "%s. It is opened again in %d ms".formatted(failed.failure().getMessage(), wait.toMillis());
		if (first) {
			logger.warn(message);
		}
		else {
			logger.debug(message);
		}
		return Mono.delay(wait, this.timer).takeUntilOther(closing.whenBegun()).defaultIfEmpty(0L);
	}

}

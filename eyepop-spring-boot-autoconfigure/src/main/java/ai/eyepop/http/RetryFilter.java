package ai.eyepop.http;

import java.util.Optional;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Sends a failed request again, as its {@link RetryCall} decides, unless its body was
 * read and cannot be read again. Requests that could go to another endpoint are sent
 * again here only for failures that say nothing about the endpoint.
 */
final class RetryFilter implements ExchangeFilterFunction {

	private final Retries retries;

	RetryFilter(Retries retries) {
		this.retries = retries;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (RequestMarks.isSentOnce(request)) {
			return next.exchange(request);
		}
		return Mono.defer(() -> {
			Optional<RetryCall> balanced = RequestMarks.call(request);
			RetryCall call = balanced.orElseGet(() -> this.retries.start(RequestMarks.isIdempotent(request)));
			return new Attempts(request, next, call, balanced.isPresent()).next();
		}).onErrorMap(NotSentException.class, NotSentException::reason);
	}

	/**
	 * The attempts of a request.
	 */
	private record Attempts(ClientRequest request, ExchangeFunction exchange, RetryCall call, boolean balanced) {

		private Mono<ClientResponse> next() {
			return this.exchange.exchange(this.request).onErrorResume(this::recover);
		}

		private Mono<ClientResponse> recover(Throwable failure) {
			Optional<Repetition> done = RequestMarks.repetition(this.request)
				.filter((repetition) -> this.call.mayHaveActed() && repetition.isDone(failure));
			if (done.isPresent()) {
				return done.get().done(failure);
			}
			boolean inPlace = this.balanced || RequestMarks.isLook(this.request);
			if (!RequestMarks.isReplayable(this.request)) {
				return Mono
					.error((!inPlace && this.call.wouldGoOn(failure)) ? new NotSentAgainException(failure) : failure);
			}
			return (inPlace ? this.call.nextInPlace(failure) : this.call.next(failure)).then(Mono.defer(this::next));
		}

	}

}

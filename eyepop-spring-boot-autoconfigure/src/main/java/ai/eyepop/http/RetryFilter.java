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
			return exchange(request, next, call, balanced.isPresent());
		});
	}

	private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next, RetryCall call,
			boolean balanced) {
		return next.exchange(request).onErrorResume((failure) -> {
			if (!RequestMarks.isReplayable(request)) {
				return Mono.error(failure);
			}
			return (balanced ? call.nextInPlace(failure) : call.next(failure))
				.then(Mono.defer(() -> exchange(request, next, call, balanced)));
		});
	}

}

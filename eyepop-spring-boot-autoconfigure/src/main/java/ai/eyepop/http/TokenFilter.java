package ai.eyepop.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Gives each request the current token. A request that is answered with 401 is sent once
 * more with a new token, provided that its body can be sent again.
 */
final class TokenFilter implements ExchangeFilterFunction {

	private final AccessTokens tokens;

	TokenFilter(AccessTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return this.tokens.get().flatMap((token) -> exchange(request, next, token).flatMap((response) -> {
			if (response.statusCode().value() != HttpStatus.UNAUTHORIZED.value()) {
				return Mono.just(response);
			}
			this.tokens.refuse(token);
			if (!RequestTarget.isReplayable(request)) {
				return Mono.just(response);
			}
			return response.releaseBody().then(this.tokens.get()).flatMap((fresh) -> exchange(request, next, fresh));
		}));
	}

	private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next, AccessToken token) {
		return next
			.exchange(ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(token.value())).build());
	}

}

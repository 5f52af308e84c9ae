package ai.eyepop.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Gives each request the current token, and drops a token that a service refuses: the
 * {@link RetryFilter} sends the request again then, with a new one.
 */
final class TokenFilter implements ExchangeFilterFunction {

	private final AccessTokens tokens;

	TokenFilter(AccessTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return this.tokens.get().flatMap((token) -> next.exchange(authorized(request, token)).doOnNext((response) -> {
			if (response.statusCode().value() == HttpStatus.UNAUTHORIZED.value()) {
				this.tokens.refuse(token);
			}
		}));
	}

	private ClientRequest authorized(ClientRequest request, AccessToken token) {
		return ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(token.value())).build();
	}

}

package ai.eyepop.auth;

import java.net.URI;
import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.Failures;
import ai.eyepop.http.HttpListener;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.http.WireJson;

/**
 * Exchanges keys for tokens (wire reference, section 2).
 */
final class TokenClient {

	private final EyePopHttp http;

	private final URI url;

	private final Clock clock;

	/**
	 * Create a client.
	 * @param http the shared HTTP client
	 * @param url the URL of the service that knows the key
	 * @param clock tells the current time
	 */
	TokenClient(EyePopHttp http, URI url, Clock clock) {
		this.http = http;
		this.url = url;
		this.clock = clock;
	}

	/**
	 * Exchange an API key for a token.
	 * @param apiKey the API key, a secret
	 * @return a new token, or a {@link ComputeTokenException}
	 */
	Mono<AccessToken> ofApiKey(String apiKey) {
		WebClient client = this.http.authorizedClient(apiKey);
		return token(RequestTarget.of(this.url, "/v1/auth/authenticate").applyTo(client.post()));
	}

	/**
	 * Exchange a secret key for a token.
	 * @param secretKey the secret key, a secret
	 * @return a new token, or a {@link ComputeTokenException}
	 */
	Mono<AccessToken> ofSecretKey(String secretKey) {
		WebClient client = this.http.anonymousClient();
		WebClient.RequestBodySpec request = RequestTarget.of(this.url, "/authentication/token").applyTo(client.post());
		request.contentType(MediaType.APPLICATION_JSON).bodyValue(WireJson.write(new SecretKey(secretKey)));
		RequestMarks.secret(request, secretKey);
		return token(request);
	}

	private Mono<AccessToken> token(WebClient.RequestBodySpec request) {
		request.accept(MediaType.APPLICATION_JSON);
		return this.http.answers()
			.secretJson(request, TokenAnswer.class)
			.flatMap((answer) -> Mono.justOrEmpty(answer.toToken(this.clock.instant())))
			.switchIfEmpty(Mono.error(
					() -> new ComputeTokenException("EyePop at %s answered without a token".formatted(this.url), null)))
			.onErrorMap((failure) -> (failure instanceof ComputeTokenException) ? failure
					: new ComputeTokenException(message(failure), failure))
			.doOnSuccess((token) -> tell(null))
			.doOnError(this::tell);
	}

	private void tell(@Nullable Throwable failure) {
		HttpListener listener = this.http.listener();
		if (listener != null) {
			listener.onTokenRefresh(failure);
		}
	}

	private String message(Throwable failure) {
		String remedy = (failure instanceof WebClientRequestException)
				? ". Check the URL (eyepop.url), and that this machine can reach it" : "";
		return "No token could be had from EyePop at %s: %s%s".formatted(this.url, Failures.describe(failure), remedy);
	}

}

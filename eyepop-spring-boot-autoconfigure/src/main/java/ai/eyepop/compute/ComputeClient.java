package ai.eyepop.compute;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.http.ServiceException;
import ai.eyepop.http.WireJson;

/**
 * Client of the Compute API: exchanges an API key for tokens, and finds or creates
 * sessions.
 *
 * @since 0.1.0
 */
public final class ComputeClient {

	private final EyePopHttp http;

	private final URI url;

	private final WebClient client;

	private final Clock clock;

	/**
	 * Create a client.
	 * @param http the shared HTTP client
	 * @param url the URL of the Compute API
	 * @param apiKey the API key, a secret
	 * @param clock tells the current time
	 */
	public ComputeClient(EyePopHttp http, URI url, String apiKey, Clock clock) {
		this.http = http;
		this.url = url;
		this.client = http.authorizedClient(apiKey);
		this.clock = clock;
	}

	/**
	 * Exchange the API key for a token.
	 * @return a new token, or a {@link ComputeTokenException}
	 */
	public Mono<AccessToken> authenticate() {
		WebClient.RequestBodySpec request = RequestTarget.of(this.url, "/v1/auth/authenticate")
			.applyTo(this.client.post())
			.accept(MediaType.APPLICATION_JSON);
		return this.http.answers()
			.json(request, TokenAnswer.class)
			.flatMap((answer) -> Mono.justOrEmpty(answer.toToken(this.clock.instant())))
			.switchIfEmpty(Mono.error(
					() -> new ComputeTokenException("EyePop at %s answered without a token".formatted(this.url), null)))
			.onErrorMap((failure) -> (failure instanceof ComputeTokenException) ? failure
					: new ComputeTokenException(message("No token", failure), failure));
	}

	/**
	 * Find a session of the account that may be shared, or create one. With a Pop, a
	 * session is always created.
	 * @param request what a new session should be like
	 * @return the session, which may not be healthy yet, or a
	 * {@link ComputeSessionException}
	 */
	public Mono<ComputeSession> findOrCreate(SessionRequest request) {
		return ((request.pop() != null) ? create(request) : find().switchIfEmpty(create(request)))
			.onErrorMap((failure) -> (failure instanceof ComputeSessionException) ? failure
					: new ComputeSessionException(message("No session", failure), failure));
	}

	private String message(String what, Throwable failure) {
		String remedy = (failure instanceof WebClientRequestException)
				? ". Check the URL (eyepop.url), and that this machine can reach it" : "";
		return "%s could be had from EyePop at %s: %s%s".formatted(what, this.url, failure.getMessage(), remedy);
	}

	private Mono<ComputeSession> find() {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.url, "/v1/sessions")
			.applyTo(this.client.get())
			.accept(MediaType.APPLICATION_JSON);
		return this.http.answers()
			.json(request, SessionAnswer[].class)
			.onErrorResume(ServiceException.class,
					(failure) -> (failure.getStatus().value() == 404) ? Mono.empty() : Mono.error(failure))
			.flatMap(
					(sessions) -> Mono.justOrEmpty(Arrays.stream(sessions).filter(SessionAnswer::isUsable).findFirst()))
			.map(SessionAnswer::toSession);
	}

	private Mono<ComputeSession> create(SessionRequest body) {
		WebClient.RequestBodySpec request = RequestTarget.of(this.url, "/v1/sessions")
			.query("wait", true)
			.query("transient", (body.pop() != null) ? true : null)
			.applyTo(this.client.post())
			.accept(MediaType.APPLICATION_JSON);
		if (!body.isEmpty()) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(WireJson.write(body));
		}
		return this.http.answers()
			.json(request, SessionAnswer[].class)
			.flatMap((sessions) -> Mono.justOrEmpty(Arrays.stream(sessions).findFirst()))
			.map(SessionAnswer::toSession)
			.switchIfEmpty(Mono
				.error(() -> new ComputeSessionException("EyePop at %s answered without a session".formatted(this.url),
						null)));
	}

	/**
	 * Wait until a session is healthy.
	 * @param session the session
	 * @param withPipeline whether to wait for the session's own pipeline, too
	 * @param interval time between two looks
	 * @param timeout longest time to wait
	 * @return the session with the pipelines that it has by then, or a
	 * {@link ComputeHealthCheckException}, or a {@link ComputeSessionException} if the
	 * pipeline never came
	 */
	public Mono<ComputeSession> awaitHealthy(ComputeSession session, boolean withPipeline, Duration interval,
			Duration timeout) {
		return new HealthCheck(this.http, session, withPipeline).await(interval, timeout);
	}

}

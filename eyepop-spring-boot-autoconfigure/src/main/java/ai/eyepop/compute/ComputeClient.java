package ai.eyepop.compute;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.Failures;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.http.ServiceException;
import ai.eyepop.http.WireJson;

/**
 * Client of the Compute API: finds and creates sessions (wire reference, section 3).
 *
 * @since 0.1.0
 */
public final class ComputeClient {

	private final EyePopHttp http;

	private final URI url;

	private final WebClient client;

	private final boolean tokenNeeded;

	/**
	 * Create a client.
	 * @param http the shared HTTP client
	 * @param url the URL of the Compute API
	 * @param bearer the API key, a secret; {@code null} for an instance that needs none
	 */
	public ComputeClient(EyePopHttp http, URI url, @Nullable String bearer) {
		this.http = http;
		this.url = url;
		this.client = (bearer != null) ? http.authorizedClient(bearer) : http.anonymousClient();
		this.tokenNeeded = bearer != null;
	}

	/**
	 * Read a session.
	 * @param uuid id of the session
	 * @return the session, or a {@link ComputeSessionException}
	 */
	public Mono<ComputeSession> get(String uuid) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.url, "/v1/sessions/{sessionUuid}", uuid)
			.applyTo(this.client.get())
			.accept(MediaType.APPLICATION_JSON);
		return this.http.answers()
			.secretJson(request, SessionAnswer[].class)
			.flatMap((sessions) -> Mono.justOrEmpty(Arrays.stream(sessions).findFirst()))
			.map((session) -> session.toSession(this.url, this.tokenNeeded))
			.switchIfEmpty(Mono.error(this::withoutSession))
			.onErrorMap((failure) -> asSessionException("Session %s".formatted(uuid), failure));
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
			.onErrorMap((failure) -> asSessionException("A session", failure));
	}

	private Throwable asSessionException(String what, Throwable failure) {
		if (failure instanceof ComputeSessionException) {
			return failure;
		}
		String remedy = (failure instanceof WebClientRequestException)
				? ". Check the URL (eyepop.url), and that this machine can reach it" : "";
		return new ComputeSessionException("%s could not be had from EyePop at %s: %s%s".formatted(what, this.url,
				Failures.describe(failure), remedy), failure);
	}

	private ComputeSessionException withoutSession() {
		return new ComputeSessionException("EyePop at %s answered without a session".formatted(this.url), null);
	}

	private Mono<ComputeSession> find() {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.url, "/v1/sessions")
			.applyTo(this.client.get())
			.accept(MediaType.APPLICATION_JSON);
		return this.http.answers()
			.secretJson(request, SessionAnswer[].class)
			.onErrorResume(ServiceException.class,
					(failure) -> (failure.getStatus().value() == 404) ? Mono.empty() : Mono.error(failure))
			.flatMap((sessions) -> Mono.justOrEmpty(
					Arrays.stream(sessions).filter((session) -> session.isUsable(this.tokenNeeded)).findFirst()))
			.map((session) -> session.toSession(this.url, this.tokenNeeded));
	}

	private Mono<ComputeSession> create(SessionRequest body) {
		WebClient.RequestBodySpec request = RequestTarget.of(this.url, "/v1/sessions")
			.query("wait", true)
			.query("transient", (body.pop() != null) ? true : null)
			.applyTo(this.client.post())
			.accept(MediaType.APPLICATION_JSON);
		RequestMarks.notIdempotent(request);
		if (!body.isEmpty()) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(WireJson.write(body));
		}
		return this.http.answers()
			.secretJson(request, SessionAnswer[].class)
			.flatMap((sessions) -> Mono.justOrEmpty(Arrays.stream(sessions).findFirst()))
			.map((session) -> session.toSession(this.url, this.tokenNeeded))
			.switchIfEmpty(Mono.error(this::withoutSession));
	}

	/**
	 * Wait until a session is healthy.
	 * @param session the session
	 * @param tokens the tokens that its worker accepts, of which one that is refused is
	 * replaced; {@code null} if it needs none
	 * @param withPipeline whether to wait for the session's own pipeline, too
	 * @param interval time between two looks
	 * @param timeout longest time to wait
	 * @param leave is given the session, as it was last seen, if it did not become
	 * healthy and has not ended; the failure is told when it has completed
	 * @return the session with the pipelines that it has by then, or a
	 * {@link ComputeHealthCheckException}, or a {@link ComputeSessionException} if the
	 * pipeline never came
	 */
	public Mono<ComputeSession> awaitHealthy(ComputeSession session, @Nullable AccessTokens tokens,
			boolean withPipeline, Duration interval, Duration timeout, Function<ComputeSession, Mono<Void>> leave) {
		return new HealthCheck(this.http, client(tokens), session, withPipeline).await(interval, timeout, leave);
	}

	/**
	 * Look once at the health of a session.
	 * @param session the session, which was healthy before
	 * @param tokens the tokens that its worker accepts; {@code null} if it needs none
	 * @return completes if it still is; fails with a {@link ComputeHealthCheckException}
	 * if the service says that it is not, and with what the HTTP client threw
	 */
	public Mono<Void> checkHealth(ComputeSession session, @Nullable AccessTokens tokens) {
		WebClient client = client(tokens);
		return Mono.defer(() -> new HealthCheck(this.http, client, session, false).once());
	}

	private WebClient client(@Nullable AccessTokens tokens) {
		return (tokens != null) ? this.http.authorizedClient(tokens) : this.http.anonymousClient();
	}

}

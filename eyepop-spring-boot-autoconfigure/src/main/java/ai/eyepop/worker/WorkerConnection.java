package ai.eyepop.worker;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.internal.Slots;

/**
 * Workers, each with one pipeline. One that is ours is made with the first submission,
 * unless it came with the session, and deleted when nobody uses the connection any more.
 */
final class WorkerConnection {

	private static final Log logger = LogFactory.getLog(WorkerConnection.class);

	private final EyePopHttp http;

	private final WebClient client;

	private final @Nullable AccessTokens tokens;

	private final Site site;

	private final Shared<EndpointLoadBalancer> endpoints;

	private final SessionWatch session;

	/** As many as there are connections to a worker, by its host and port. */
	private final Map<String, Slots> turns = new ConcurrentHashMap<>();

	private volatile @Nullable Instant connectedAt;

	/** Whoever uses the connection, and the one who has not given it up so far. */
	private final AtomicInteger users = new AtomicInteger(1);

	private final AtomicBoolean givenUp = new AtomicBoolean();

	private final AtomicBoolean warned = new AtomicBoolean();

	private final Sinks.Empty<Void> unused = Sinks.empty();

	private final Mono<Boolean> end;

	/**
	 * Create a connection.
	 * @param http the shared HTTP client
	 * @param tokens the tokens that the workers accept; {@code null} if they need none
	 * @param site where the connection leads
	 * @param endpoints gives the endpoints
	 */
	WorkerConnection(EyePopHttp http, @Nullable AccessTokens tokens, Site site,
			Shared<EndpointLoadBalancer> endpoints) {
		this(http, tokens, site, endpoints, SessionWatch.NONE);
	}

	/**
	 * Create a connection by way of a compute session.
	 * @param http the shared HTTP client
	 * @param tokens the tokens that the workers accept; {@code null} if they need none
	 * @param site where the connection leads
	 * @param endpoints gives the endpoints
	 * @param session the session
	 */
	WorkerConnection(EyePopHttp http, @Nullable AccessTokens tokens, Site site, Shared<EndpointLoadBalancer> endpoints,
			SessionWatch session) {
		this.http = http;
		this.tokens = tokens;
		this.client = client(http, tokens);
		this.site = site;
		this.endpoints = endpoints;
		this.session = session;
		this.end = this.unused.asMono().then(Mono.defer(this::delete)).cache();
	}

	static WebClient client(EyePopHttp http, @Nullable AccessTokens tokens) {
		return (tokens != null) ? http.authorizedClient(tokens) : http.anonymousClient();
	}

	Mono<EndpointLoadBalancer> endpoints() {
		return this.endpoints.get();
	}

	/**
	 * Return whether there is nothing more to make before sources can be submitted.
	 * @return whether the endpoints are there
	 */
	boolean isReady() {
		return this.endpoints.getNow() != null;
	}

	SourceClient sources(PipelineEndpoint endpoint, Attempt attempt) {
		Slots turns = this.turns.computeIfAbsent(String.valueOf(endpoint.baseUrl().getRawAuthority()),
				(worker) -> new Slots(this.http.settings().maxConnections()));
		return new SourceClient(endpoint, this.client, this.http, turns, attempt);
	}

	PipelineClient pipelines(PipelineEndpoint endpoint) {
		return new PipelineClient(endpoint.baseUrl(), this.client, this.http);
	}

	PopSupport popSupport() {
		return this.site.popSupport();
	}

	Site site() {
		return this.site;
	}

	/**
	 * Return whether where to connect to has to be found out again.
	 * @param now the current time
	 * @return whether the connection is too old
	 */
	boolean isStale(Instant now) {
		return this.site.goodUntil() != null && !now.isBefore(this.site.goodUntil());
	}

	/**
	 * Return an endpoint if there is one, or is about to be one.
	 * @return the endpoint; empty if nobody asked for the pipeline so far
	 */
	Mono<PipelineEndpoint> endpointIfAsked() {
		return this.endpoints.ifAsked().map(EndpointLoadBalancer::any);
	}

	void connectedAt(Instant connectedAt) {
		this.connectedAt = connectedAt;
	}

	@Nullable Instant connectedAt() {
		return this.connectedAt;
	}

	@Nullable String sessionUuid() {
		return this.session.uuid();
	}

	/**
	 * Look, with one request for each place, whether the connection is still good.
	 * @return completes if the session is healthy, or else a pipeline is there, or there
	 * is nothing to look at so far
	 */
	Mono<Void> checkHealth() {
		Mono<Void> look = this.session.look();
		if (look != null) {
			return look.onErrorMap((failure) -> ConnectionFailures.map(this.site.eyepopUrl(), failure));
		}
		EndpointLoadBalancer balancer = this.endpoints.getNow();
		return (balancer != null) ? balancer.anyOf(this::look) : Mono.empty();
	}

	private Mono<Void> look(PipelineEndpoint endpoint) {
		return pipelines(endpoint).look(endpoint.pipelineId());
	}

	List<EndpointState> states() {
		EndpointLoadBalancer balancer = this.endpoints.getNow();
		return (balancer != null) ? balancer.states() : List.of();
	}

	/**
	 * Return what a front end needs in order to connect to the same worker.
	 * @return the session
	 */
	Mono<WorkerSession> session() {
		Mono<AccessToken> token = (this.tokens != null) ? this.tokens.get() : Mono.empty();
		return token.map(WorkerConnection::validToken)
			.defaultIfEmpty(ValidToken.NONE)
			.map((valid) -> session(valid, this.endpoints.getNow()));
	}

	private WorkerSession session(ValidToken token, @Nullable EndpointLoadBalancer balancer) {
		PipelineEndpoint endpoint = (balancer != null) ? balancer.any() : null;
		URI baseUrl = (endpoint != null) ? endpoint.baseUrl() : this.site.baseUrl();
		return new WorkerSession(this.site.eyepopUrl(), token.value(), token.validUntil(), this.site.popId(), baseUrl,
				(endpoint != null) ? endpoint.pipelineId() : null);
	}

	private static ValidToken validToken(AccessToken token) {
		Instant expiresAt = token.expiresAt();
		return new ValidToken(token.value(), (expiresAt != null) ? expiresAt.toEpochMilli() : null);
	}

	/**
	 * Do something that keeps the connection from being given up.
	 * @param <T> type of a result
	 * @param work does it when it is subscribed to
	 * @return the work; fails with {@link GivenUpException} if it is too late for it
	 */
	<T> Flux<T> using(Flux<T> work) {
		return Flux.defer(() -> {
			if (this.users.getAndUpdate((users) -> (users > 0) ? users + 1 : 0) == 0) {
				return Flux.error(new GivenUpException());
			}
			return work.doFinally((signal) -> release());
		});
	}

	private void release() {
		if (this.users.decrementAndGet() == 0) {
			this.unused.tryEmitEmpty();
		}
	}

	/**
	 * Give the connection up, once: what is ours is deleted as soon as nobody uses it.
	 * @return whether nothing of ours is left, when that is known; never fails
	 */
	Mono<Boolean> giveUp() {
		if (this.givenUp.compareAndSet(false, true)) {
			release();
			this.end.subscribe();
		}
		return this.end;
	}

	/**
	 * Delete the pipeline if it is ours.
	 * @return whether it is gone, or there was none; never fails
	 */
	Mono<Boolean> delete() {
		return deleteWhatIsOurs().thenReturn(true).onErrorResume((failure) -> {
			warn(failure);
			return Mono.just(false);
		});
	}

	/**
	 * Say, once, that the pipeline is left behind.
	 * @param failure why it could not be deleted
	 */
	void warn(Throwable failure) {
		String message = "The pipeline could not be deleted; EyePop deletes it when it has been idle for a while: "
				+ failure.getMessage();
		if (this.warned.compareAndSet(false, true)) {
			logger.warn(message);
		}
		else {
			logger.debug(message);
		}
	}

	private Mono<Void> deleteWhatIsOurs() {
		if (!this.site.owned()) {
			return Mono.empty();
		}
		return this.endpoints.ifAsked()
			.map(EndpointLoadBalancer::any)
			.flatMap((endpoint) -> pipelines(endpoint).delete(endpoint.pipelineId()));
	}

	/**
	 * Where a connection leads.
	 *
	 * @param eyepopUrl URL of the service that knows the worker
	 * @param baseUrl URL of the worker; {@code null} if there are several
	 * @param popId id of the Pop
	 * @param popSupport what can be done about the Pop
	 * @param owned whether the pipeline is ours, so that we delete it
	 * @param goodUntil time from which the worker has to be found again; {@code null} if
	 * it stays
	 */
	record Site(URI eyepopUrl, @Nullable URI baseUrl, String popId, PopSupport popSupport, boolean owned,
			@Nullable Instant goodUntil) {

	}

	/**
	 * A token and its end.
	 *
	 * @param value the token, a secret
	 * @param validUntil milliseconds since 1970
	 */
	private record ValidToken(@Nullable String value, @Nullable Long validUntil) {

		private static final ValidToken NONE = new ValidToken(null, null);

		@Override
		public String toString() {
			return "ValidToken[******]";
		}

	}

	/**
	 * Says that a connection was given up before it could be used.
	 */
	static final class GivenUpException extends RuntimeException {

		private GivenUpException() {
			super("The connection was given up", null, false, false);
		}

	}

}

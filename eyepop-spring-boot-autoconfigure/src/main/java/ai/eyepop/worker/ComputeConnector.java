package ai.eyepop.worker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.auth.Access;
import ai.eyepop.compute.ComputeClient;
import ai.eyepop.compute.ComputeSession;
import ai.eyepop.compute.SessionRequest;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.pop.Pop;
import ai.eyepop.telemetry.trace.RequestTraces;

/**
 * Connects to a worker by way of a session of the Compute API (wire reference, section
 * 3).
 */
final class ComputeConnector implements WorkerConnector {

	private static final Log logger = LogFactory.getLog(ComputeConnector.class);

	/** Who waits has waited for long already. */
	private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(10);

	private final RequestTraces traces;

	private final EyePopHttp http;

	private final Access access;

	private final ComputeClient compute;

	private final SessionRequest request;

	private final ConnectionSettings settings;

	/**
	 * Create a connector.
	 * @param traces the traces of the requests
	 * @param access the way in
	 * @param request what a new session should be like, without its Pop
	 * @param settings how to connect
	 */
	ComputeConnector(RequestTraces traces, Access access, SessionRequest request, ConnectionSettings settings) {
		this.traces = traces;
		this.http = traces.http();
		this.access = access;
		this.compute = new ComputeClient(this.http, access.url(), access.sessionBearer());
		this.request = request;
		this.settings = settings;
	}

	@Override
	public boolean isPopOurs() {
		return this.access.sessionUuid() == null;
	}

	@Override
	public Mono<WorkerConnection> connect(Supplier<@Nullable Pop> supplier, boolean first) {
		Pop pop = supplier.get();
		String sessionUuid = this.access.sessionUuid();
		if (sessionUuid != null && pop != null) {
			return Mono.error(() -> new PopConfigurationException(
					"The permanent session %s has its own Pop: remove the Pop of this endpoint (eyepop.worker.pop)"
						.formatted(sessionUuid)));
		}
		if (sessionUuid != null) {
			return this.compute.get(sessionUuid)
				.map(this::permanent)
				.doOnNext((connection) -> logger.info("The worker '%s' is connected to the permanent EyePop session %s"
					.formatted(this.settings.name(), sessionUuid)));
		}
		return this.compute.findOrCreate(this.request.withPop(pop)).flatMap((session) -> {
			AccessTokens tokens = tokens(session);
			return healthy(session, tokens, pop).flatMap((healthy) -> connect(healthy, tokens, pop, first));
		});
	}

	private Mono<ComputeSession> healthy(ComputeSession session, @Nullable AccessTokens tokens, @Nullable Pop pop) {
		if (this.access.isLocalMode()) {
			return Mono.just(session);
		}
		return this.compute.awaitHealthy(session, tokens, pop != null, this.settings.sessionInterval(),
				this.settings.sessionTimeout(), (seen) -> (pop != null) ? leave(seen, tokens) : Mono.empty());
	}

	/**
	 * Delete the pipeline that was made for us in a session that never became healthy.
	 * @param session the session, as it was last seen
	 * @param tokens the tokens that its worker accepts; {@code null} if it needs none
	 * @return completes soon, and never fails
	 */
	private Mono<Void> leave(ComputeSession session, @Nullable AccessTokens tokens) {
		if (session.pipelineIds().isEmpty()) {
			return Mono.empty();
		}
		return pipelines(session, tokens).delete(session.pipelineIds().get(0))
			.timeout(LEAVE_TIMEOUT)
			.onErrorResume((failure) -> {
				String reason = (failure instanceof TimeoutException) ? "no answer within " + LEAVE_TIMEOUT
						: failure.getMessage();
				logger.warn("The pipeline of session %s, which never became healthy, could not be deleted; EyePop "
					.formatted(session.uuid()) + "deletes it when it has been idle for a while: " + reason);
				return Mono.empty();
			});
	}

	private PipelineClient pipelines(ComputeSession session, @Nullable AccessTokens tokens) {
		return new PipelineClient(session.endpoint(), WorkerConnection.client(this.http, tokens), this.http);
	}

	private WorkerConnection permanent(ComputeSession session) {
		EndpointLoadBalancer balancer = this.settings.balancer(List.of(endpoint(session)));
		return connection(session, tokens(session), PopSupport.FIXED, Shared.of(balancer));
	}

	private Mono<WorkerConnection> connect(ComputeSession session, @Nullable AccessTokens tokens, @Nullable Pop pop,
			boolean first) {
		logger.info("The worker '%s' is connected to EyePop session %s at %s%s".formatted(this.settings.name(),
				session.uuid(), session.endpoint(),
				(pop != null) ? "" : "; no Pop is set, so predictions tell the size of the source only"));
		PipelineClient pipelines = pipelines(session, tokens);
		if (pop == null) {
			Mono<EndpointLoadBalancer> made = pipelines.create(null, this.settings.datasetUuid())
				.map((id) -> this.settings.balancer(List.of(new PipelineEndpoint(session.endpoint(), id))));
			return Mono.just(connection(session, tokens, PopSupport.NEW_SESSION, new Shared<>(made)));
		}
		PipelineEndpoint endpoint = endpoint(session);
		EndpointLoadBalancer balancer = this.settings.balancer(List.of(endpoint));
		WorkerConnection connection = connection(session, tokens, PopSupport.NEW_SESSION, Shared.of(balancer));
		return ((first && this.settings.stopJobs()) ? pipelines.stopOrWarn(endpoint.pipelineId()) : Mono.<Void>empty())
			.thenReturn(connection);
	}

	private PipelineEndpoint endpoint(ComputeSession session) {
		if (session.pipelineIds().isEmpty()) {
			throw new PopNotReachableException(
					"Session %s at %s has no pipeline".formatted(session.uuid(), session.endpoint()), null);
		}
		return new PipelineEndpoint(session.endpoint(), session.pipelineIds().get(0));
	}

	private @Nullable AccessTokens tokens(ComputeSession session) {
		if (this.access.sessionBearer() == null || session.accessToken() == null) {
			return null;
		}
		AccessToken token = AccessToken.of(session.accessToken(), session.tokenLifetime(),
				this.settings.clock().instant());
		return this.access.tokensAfter(this.http, this.settings.clock(), token);
	}

	private WorkerConnection connection(ComputeSession session, @Nullable AccessTokens tokens, PopSupport popSupport,
			Shared<EndpointLoadBalancer> endpoints) {
		URI worker = session.endpoint();
		this.traces.tell(worker, tokens);
		boolean owned = popSupport != PopSupport.FIXED;
		Mono<Void> look = (owned && !this.access.isLocalMode()) ? this.compute.checkHealth(session, tokens) : null;
		return new WorkerConnection(this.http, tokens,
				new WorkerConnection.Site(worker, worker, this.access.popId(), popSupport, owned, null), endpoints,
				new SessionWatch(session.uuid(), look));
	}

}

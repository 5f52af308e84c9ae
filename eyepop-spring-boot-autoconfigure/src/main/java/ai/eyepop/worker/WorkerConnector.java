package ai.eyepop.worker;

import java.time.Clock;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.compute.ComputeClient;
import ai.eyepop.compute.ComputeSession;
import ai.eyepop.compute.SessionRequest;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;

/**
 * Connects to a worker by way of a compute session.
 */
final class WorkerConnector {

	private static final Log logger = LogFactory.getLog(WorkerConnector.class);

	private final EyePopHttp http;

	private final ComputeClient compute;

	private final SessionRequest request;

	private final Settings settings;

	private final Clock clock;

	WorkerConnector(EyePopHttp http, ComputeClient compute, SessionRequest request, Settings settings, Clock clock) {
		this.http = http;
		this.compute = compute;
		this.request = request;
		this.settings = settings;
		this.clock = clock;
	}

	Mono<WorkerConnection> connect() {
		boolean withPop = this.request.pop() != null;
		return this.compute.findOrCreate(this.request)
			.flatMap((session) -> this.compute.awaitHealthy(session, withPop, this.settings.sessionInterval(),
					this.settings.sessionTimeout()))
			.flatMap(this::connect);
	}

	private Mono<WorkerConnection> connect(ComputeSession session) {
		AccessToken token = AccessToken.of(session.accessToken(), session.tokenLifetime(), this.clock.instant());
		AccessTokens tokens = new AccessTokens(this.compute.authenticate(), token, this.clock);
		PipelineClient client = new PipelineClient(session.endpoint(), this.http.authorizedClient(tokens), this.http);
		logger.info("Connected to EyePop session %s at %s%s".formatted(session.uuid(), session.endpoint(),
				(this.request.pop() != null) ? ""
						: "; no Pop is set, so predictions tell the size of the source only"));
		if (this.request.pop() == null) {
			Mono<String> newPipeline = client.create(this.settings.datasetUuid());
			return Mono.just(new WorkerConnection(client, new Shared<>(newPipeline)));
		}
		String pipelineId = session.pipelineIds().get(0);
		WorkerConnection connection = new WorkerConnection(client, Shared.of(pipelineId));
		return (this.settings.stopJobs() ? client.stop(pipelineId).onErrorResume(this::warn) : Mono.empty())
			.thenReturn(connection);
	}

	private Mono<Void> warn(Throwable failure) {
		logger.warn("What the pipeline did before could not be stopped: " + failure.getMessage());
		return Mono.empty();
	}

	/**
	 * How to connect.
	 *
	 * @param sessionInterval time between two looks at the health of a session
	 * @param sessionTimeout longest time for a session to become healthy
	 * @param stopJobs whether to stop what a pipeline does that came with the session
	 * @param datasetUuid dataset into which the worker puts the sources
	 */
	record Settings(Duration sessionInterval, Duration sessionTimeout, boolean stopJobs, @Nullable String datasetUuid) {

	}

}

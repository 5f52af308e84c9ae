package ai.eyepop.compute;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.http.RequestTarget;

/**
 * Looks at a session's health until it is ready.
 */
final class HealthCheck {

	private static final Log logger = LogFactory.getLog(HealthCheck.class);

	private final EyePopHttp http;

	private final WebClient client;

	private final ComputeSession session;

	private final boolean withPipeline;

	private volatile String lastSeen = "no answer yet";

	private volatile boolean running;

	private volatile ComputeSession seen;

	HealthCheck(EyePopHttp http, WebClient client, ComputeSession session, boolean withPipeline) {
		this.http = http;
		this.client = client;
		this.session = session;
		this.withPipeline = withPipeline;
		this.seen = session;
	}

	/**
	 * Look once at a session that was healthy before. What the service says of it in
	 * words that are not known is no failure.
	 * @return completes if the session is still good
	 */
	Mono<Void> once() {
		WebClient.RequestHeadersSpec<?> request = request();
		// a token that has expired meanwhile is no failure either
		request.attribute(RequestMarks.LOOK_ATTRIBUTE, true);
		return this.http.answers().secretJson(request, SessionAnswer.class).flatMap((answer) -> {
			SessionStatus status = answer.sessionStatus();
			return (status.isFinal() || status == SessionStatus.PENDING)
					? Mono.error(new ComputeHealthCheckException("Session %s has status %s: %s"
						.formatted(this.session.uuid(), answer.status(), answer.explanation()), null))
					: Mono.empty();
		});
	}

	private WebClient.RequestHeadersSpec<?> request() {
		return RequestTarget.of(this.session.endpoint(), "/health")
			.applyTo(this.client.get())
			.accept(MediaType.APPLICATION_JSON);
	}

	/**
	 * Look until the session is ready.
	 * @param interval time between two looks
	 * @param timeout longest time to wait
	 * @param leave is given the session as it was last seen if it did not become ready in
	 * time; the failure is told when it has completed
	 * @return the session
	 */
	Mono<ComputeSession> await(Duration interval, Duration timeout, Function<ComputeSession, Mono<Void>> leave) {
		return Mono.defer(this::look)
			.repeatWhenEmpty((rounds) -> rounds.concatMap((round) -> Mono.delay(interval)))
			.timeout(timeout, Mono.error(() -> timedOut(timeout)))
			.onErrorResume((failure) -> {
				ComputeSession seen = this.seen;
				return (seen.status().isFinal() ? Mono.<Void>empty() : leave.apply(seen)).then(Mono.error(failure));
			});
	}

	private RuntimeException timedOut(Duration timeout) {
		if (this.running && this.withPipeline) {
			return new ComputeSessionException(
					"Session %s runs, but had no pipeline for the Pop within %s: check the Pop; last seen: %s"
						.formatted(this.session.uuid(), timeout, this.lastSeen),
					null);
		}
		return new ComputeHealthCheckException(
				"Session %s was not healthy within %s (eyepop.worker.session.timeout); last seen: %s"
					.formatted(this.session.uuid(), timeout, this.lastSeen),
				null);
	}

	/**
	 * Look once.
	 * @return the session if it is ready, else nothing
	 */
	private Mono<ComputeSession> look() {
		WebClient.RequestHeadersSpec<?> request = request();
		// it looks again anyway
		RequestMarks.sentOnce(request);
		return this.http.answers().secretJson(request, SessionAnswer.class).onErrorResume((failure) -> {
			this.lastSeen = String.valueOf(failure.getMessage());
			logger.debug("Session " + this.session.uuid() + " is not healthy yet: " + this.lastSeen);
			return Mono.empty();
		}).flatMap(this::judge);
	}

	private Mono<ComputeSession> judge(SessionAnswer answer) {
		SessionStatus status = answer.sessionStatus();
		List<String> pipelineIds = answer.pipelineIds().isEmpty() ? this.seen.pipelineIds() : answer.pipelineIds();
		ComputeSession seen = new ComputeSession(this.session.uuid(), this.session.endpoint(),
				this.session.accessToken(), this.session.tokenLifetime(), status, answer.sessionMessage(),
				this.session.persistent(), pipelineIds);
		this.seen = seen;
		this.lastSeen = "status " + answer.status() + ", " + answer.explanation();
		if (status.isFinal()) {
			return Mono.error(new ComputeHealthCheckException("Session %s ended with status %s: %s"
				.formatted(this.session.uuid(), answer.status(), answer.explanation()), null));
		}
		this.running = answer.isMessageOnly() || status == SessionStatus.RUNNING;
		return (this.running && !(this.withPipeline && pipelineIds.isEmpty())) ? Mono.just(seen) : Mono.empty();
	}

}

package ai.eyepop.worker;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.Failures;
import ai.eyepop.http.RetryCall;
import ai.eyepop.http.ServiceException;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.ReadAlreadyException;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;

/**
 * The way of one source to a worker: on which endpoint it is tried, and what happens
 * until the first prediction is there. From then on a failure is final, since a stream
 * that is begun again would repeat itself (wire reference, section 8).
 */
final class Submission {

	private static final Log logger = LogFactory.getLog(Submission.class);

	private static final String NOT_SENT_AGAIN = "The source was not sent again, because it is a stream, which can be read "
			+ "once: submit it anew, or use a source that can be read again, such as a file or bytes.";

	private final Connections connections;

	private final RetryCall call;

	private final Source source;

	private final List<MediaSource> media;

	private final PredictOptions options;

	private final Set<PipelineEndpoint> tried = new HashSet<>();

	private @Nullable Throwable failureBefore;

	private boolean freshConnectionTried;

	private boolean reconnected;

	/** After a failure of its own, rather than since all had just failed others. */
	private boolean reconnectedAfterFailure;

	private @Nullable Throwable lastFailure;

	private List<EndpointState> lastStates = List.of();

	private volatile boolean checked;

	private volatile boolean received;

	/**
	 * Create a submission.
	 * @param connections give the endpoints
	 * @param call the retries of the submission
	 * @param source what is submitted
	 * @param options how it is submitted
	 */
	Submission(Connections connections, RetryCall call, Source source, PredictOptions options) {
		this.connections = connections;
		this.call = call;
		this.source = source;
		this.media = source.media();
		this.options = options;
	}

	/**
	 * Submit the source.
	 * @return the predictions, or an {@link ai.eyepop.http.EyePopException}
	 */
	Flux<Prediction> run() {
		return Flux.defer(this::attempt);
	}

	private Mono<Void> checked() {
		return Mono.defer(() -> {
			if (this.checked) {
				return Mono.empty();
			}
			Mono<Void> check = (this.media.size() == 1) ? this.media.get(0).checked()
					: Flux.fromIterable(this.media).concatMap(MediaSource::checked).then();
			return check.doOnSuccess((done) -> this.checked = true);
		});
	}

	private Flux<Prediction> attempt() {
		// nothing is made for a source that cannot be read; if all is there already, it
		// is looked at when its turn comes
		Mono<Void> first = this.connections.isReady() ? Mono.empty() : checked();
		Mono<WorkerConnection> current = Mono.defer(this.connections::current).onErrorMap(this::afterReconnect);
		return first.then(current).flatMapMany((connection) -> {
			Target target = new Target(connection);
			return connection.using(target.submit()).onErrorResume((failure) -> {
				if (!this.checked && failure instanceof UnreadableSourceException) {
					return Flux.error(failure);
				}
				Throwable before = this.failureBefore;
				// an upload that is canceled may begin to read its stream after it was
				// decided to submit that once more
				return (before != null && ReadAlreadyException.isCauseOf(failure)) ? Flux.error(before)
						: target.recover(failure).thenMany(Flux.defer(() -> again(target.told(failure))));
			});
		});
	}

	private Flux<Prediction> again(Throwable failure) {
		this.failureBefore = failure;
		return attempt();
	}

	private Throwable afterReconnect(Throwable failure) {
		return (this.lastFailure == null) ? failure
				: new PopNotReachableException("%s; then no new connection could be had: %s"
					.formatted(this.lastFailure.getMessage(), failure.getMessage()), this.lastStates, failure);
	}

	private boolean isReplayable() {
		return this.media.stream().allMatch(MediaSource::isReplayable);
	}

	/**
	 * Where one attempt goes.
	 */
	private final class Target {

		private final WorkerConnection connection;

		private @Nullable EndpointLoadBalancer balancer;

		private @Nullable PipelineEndpoint endpoint;

		private Target(WorkerConnection connection) {
			this.connection = connection;
		}

		private Flux<Prediction> submit() {
			return this.connection.endpoints().flatMapMany((balancer) -> {
				this.balancer = balancer;
				PipelineEndpoint endpoint = choose(balancer);
				if (endpoint == null) {
					return Flux.error(new NoneLeftException());
				}
				this.endpoint = endpoint;
				return submit(balancer, endpoint);
			});
		}

		private @Nullable PipelineEndpoint choose(EndpointLoadBalancer balancer) {
			Submission submission = Submission.this;
			PipelineEndpoint endpoint = balancer.next(submission.tried);
			if (endpoint == null && !submission.tried.isEmpty()) {
				// all were tried: begin again
				submission.tried.clear();
				endpoint = balancer.next(submission.tried);
			}
			return (endpoint == null && submission.reconnected) ? balancer.any() : endpoint;
		}

		private Flux<Prediction> submit(EndpointLoadBalancer balancer, PipelineEndpoint endpoint) {
			Submission submission = Submission.this;
			Attempt attempt = new Attempt(submission.call, checked(), () -> !submission.received && !hasOther());
			return this.connection.sources(endpoint, attempt)
				.predict(submission.source, submission.options)
				.doOnNext((prediction) -> submission.received = true)
				.doOnComplete(() -> {
					balancer.succeeded(endpoint);
					submission.connections.proven(this.connection);
				});
		}

		private boolean hasOther() {
			Set<PipelineEndpoint> tried = new HashSet<>(Submission.this.tried);
			tried.add(Objects.requireNonNull(this.endpoint));
			return Objects.requireNonNull(this.balancer).hasNext(tried);
		}

		/**
		 * Prepare the next attempt.
		 * @param failure what became of this one
		 * @return completes when it is time for the next one; fails if there is none
		 */
		private Mono<Void> recover(Throwable failure) {
			if (failure instanceof WorkerConnection.GivenUpException) {
				return Mono.empty();
			}
			boolean endpointFailed = failure instanceof NoneLeftException || isGone(failure)
					|| (wasSubmitted() ? Failures.isConnection(failure) : Failures.isNotConnected(failure));
			if (Submission.this.received) {
				return Mono.error(map(failure));
			}
			if (!isReplayable()) {
				if (endpointFailed) {
					leave(failure);
				}
				boolean passing = endpointFailed || Submission.this.call.handles(failure);
				return Mono.error(passing ? told(failure) : map(failure));
			}
			return endpointFailed ? goElsewhere(failure) : again(failure);
		}

		/**
		 * Return whether the source was on its way.
		 * @return {@code false} if there is no pipeline yet, and making one must not be
		 * tried again if the service may have made it
		 */
		private boolean wasSubmitted() {
			return this.endpoint != null;
		}

		private Mono<Void> again(Throwable failure) {
			if (this.endpoint == null) {
				return Mono.error(map(failure));
			}
			boolean other = hasOther();
			Submission.this.tried.add(this.endpoint);
			return Submission.this.call.nextBalanced(failure, other).onErrorMap(this::map);
		}

		private Mono<Void> goElsewhere(Throwable failure) {
			Submission submission = Submission.this;
			boolean other = this.endpoint != null && hasOther();
			if (this.endpoint != null && !other && Failures.isBroken(failure) && !submission.freshConnectionTried) {
				// one that was idle for too long says nothing about the endpoint
				submission.freshConnectionTried = true;
				return submission.call.nextAtOnce(failure).onErrorMap(this::map);
			}
			if (this.endpoint != null && this.balancer != null) {
				this.balancer.failed(this.endpoint, failure);
				submission.tried.add(this.endpoint);
			}
			if (other) {
				return submission.call.nextAtOnce(failure).onErrorMap(this::map);
			}
			return submission.reconnectedAfterFailure
					? submission.call.nextBalanced(failure, false).onErrorMap(this::map)
					: submission.call.nextAtOnce(failure)
						.doOnError((last) -> submission.connections.renew(this.connection))
						.onErrorMap(this::map)
						.then(Mono.fromRunnable(() -> reconnect(failure)));
		}

		/**
		 * See to it that the next submission goes somewhere else, although this one is
		 * over.
		 * @param failure what happened to the endpoint
		 */
		private void leave(Throwable failure) {
			boolean other = this.endpoint != null && hasOther();
			if (!other && Failures.isBroken(failure)) {
				return;
			}
			if (this.endpoint != null && this.balancer != null) {
				this.balancer.failed(this.endpoint, failure);
			}
			if (!other) {
				logger.info("The next submission connects anew: " + Failures.describe(failure));
				Submission.this.connections.renew(this.connection);
			}
		}

		private void reconnect(Throwable failure) {
			Submission submission = Submission.this;
			submission.reconnected = true;
			submission.reconnectedAfterFailure = !(failure instanceof NoneLeftException);
			submission.lastFailure = ConnectionFailures.map(this.connection.site().eyepopUrl(), failure);
			submission.lastStates = states();
			logger.info("No endpoint is left, so the connection is made anew: " + Failures.describe(failure));
			submission.connections.renew(this.connection);
		}

		private Throwable map(Throwable failure) {
			List<EndpointState> states = states();
			if (isGone(failure) || failure instanceof NoneLeftException) {
				return new PopNotReachableException("No pipeline is left: " + failure.getMessage(), states, failure);
			}
			URI where = (this.endpoint != null) ? this.endpoint.baseUrl() : this.connection.site().eyepopUrl();
			return ConnectionFailures.map(where, failure, states);
		}

		private List<EndpointState> states() {
			return (this.balancer != null) ? this.balancer.states() : List.of();
		}

		private Throwable told(Throwable failure) {
			return withHint(map(failure));
		}

		private Throwable withHint(Throwable failure) {
			if (failure instanceof ServiceException refusal) {
				return refusal.withHint(NOT_SENT_AGAIN);
			}
			return (failure instanceof PopNotReachableException broken) ? broken.withHint(NOT_SENT_AGAIN) : failure;
		}

		private boolean isGone(Throwable failure) {
			return failure instanceof ServiceException refusal
					&& refusal.getStatus().value() == HttpStatus.NOT_FOUND.value();
		}

	}

	/**
	 * Gives connections to those who submit sources.
	 */
	interface Connections {

		/**
		 * Return whether there is a connection with all that belongs to it.
		 * @return whether nothing more has to be made before sources can be submitted
		 */
		boolean isReady();

		/**
		 * Return the connection that is in use.
		 * @return the connection, made if need be
		 */
		Mono<WorkerConnection> current();

		/**
		 * Replace a connection by a new one.
		 * @param connection what no longer works; nothing happens if it was replaced
		 * already
		 */
		void renew(WorkerConnection connection);

		/**
		 * Take down that a connection works.
		 * @param connection what a submission has succeeded with
		 */
		void proven(WorkerConnection connection);

	}

	/**
	 * Says that all endpoints are left alone after failures.
	 */
	private static final class NoneLeftException extends RuntimeException {

		private NoneLeftException() {
			super("All endpoints failed a moment ago", null, false, false);
		}

	}

}

package ai.eyepop.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;
import ai.eyepop.http.Retries;
import ai.eyepop.http.ServiceException;
import ai.eyepop.internal.Failing;
import ai.eyepop.internal.Slots;
import ai.eyepop.job.JobCounts;
import ai.eyepop.job.Jobs;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.telemetry.trace.RequestTraces;

/**
 * The use of a worker from its first submission until it is disconnected. Connections may
 * follow each other: one that was given up ends when its last job has ended.
 */
final class WorkerUse implements Submission.Connections {

	private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(10);

	private final WorkerConnector connector;

	private final AtomicReference<@Nullable Pop> pop;

	private final Jobs jobs;

	private final Retries retries;

	private final RequestTraces traces;

	private final Settings settings;

	private final Shared<WorkerConnection> connection;

	private final Set<WorkerConnection> ending = ConcurrentHashMap.newKeySet();

	/** Given up while their workers could not be reached. */
	private final Queue<WorkerConnection> leftBehind = new ConcurrentLinkedQueue<>();

	private final Slots popChanges = new Slots(1);

	private final Mono<Void> end;

	private final AtomicBoolean first = new AtomicBoolean(true);

	private volatile @Nullable LastFailure lastFailure;

	/** Takes no more submissions. */
	private volatile boolean over;

	/** Takes no more connections: they would be left behind. */
	private volatile boolean ended;

	/**
	 * Create a use.
	 * @param connector connects
	 * @param pop what is computed, which may change
	 * @param jobs the jobs
	 * @param retries what is done about failures
	 * @param traces the traces of the requests
	 * @param settings times
	 */
	WorkerUse(WorkerConnector connector, AtomicReference<@Nullable Pop> pop, Jobs jobs, Retries retries,
			RequestTraces traces, Settings settings) {
		this.connector = connector;
		this.pop = pop;
		this.jobs = jobs;
		this.retries = retries;
		this.traces = traces;
		this.settings = settings;
		this.connection = new Shared<>(Mono.defer(() -> connect(pop::get, this.first.getAndSet(false)))
			.doOnError((failure) -> this.lastFailure = LastFailure.of(failure, settings.clock().instant())));
		this.end = jobs.close(settings.shutdownTimeout())
			.then(Mono.defer(this::disconnect))
			.then(traces.end())
			.doFirst(() -> this.over = true)
			.cache();
		traces.begin();
	}

	private Mono<WorkerConnection> connect(Supplier<@Nullable Pop> pop, boolean first) {
		return this.connector.connect(pop, first).doOnNext((made) -> {
			made.connectedAt(this.settings.clock().instant());
			this.lastFailure = null;
		});
	}

	WorkerJob submit(Source source, PredictOptions options) {
		Flux<Prediction> predictions = Flux
			.defer(() -> new Submission(this, this.retries.start(true), source, options).run());
		return this.jobs.submit(new DefaultWorkerJob(this.jobs, source, limited(source, predictions)));
	}

	private Flux<Prediction> limited(Source source, Flux<Prediction> predictions) {
		Duration timeout = this.settings.jobTimeout();
		return (timeout != null)
				? Failing.when(predictions, Mono.delay(timeout).map((tick) -> new JobTimeoutException(source, timeout)))
				: predictions;
	}

	@Override
	public boolean isReady() {
		WorkerConnection connection = this.connection.getNow();
		return connection != null && connection.isReady() && !connection.isStale(this.settings.clock().instant());
	}

	@Override
	public Mono<WorkerConnection> current() {
		return Mono.defer(this::stillConnected).flatMap((connection) -> {
			if (!connection.isStale(this.settings.clock().instant())) {
				return Mono.just(connection);
			}
			leave(connection);
			return this.connection.get();
		});
	}

	private Mono<WorkerConnection> stillConnected() {
		return this.ended ? Mono.error(this::disconnected) : this.connection.get();
	}

	private IllegalStateException disconnected() {
		return new IllegalStateException("The endpoint is disconnected: call connect() to use it again");
	}

	@Override
	public void proven(WorkerConnection connection) {
		this.connection.proven(connection);
	}

	@Override
	public void renew(WorkerConnection connection) {
		if (leave(connection)) {
			this.lastFailure = connection.states()
				.stream()
				.map(EndpointState::lastFailure)
				.filter(Objects::nonNull)
				.findFirst()
				.orElseGet(
						() -> new LastFailure("The pipeline or its worker is gone", this.settings.clock().instant()));
		}
	}

	private boolean leave(WorkerConnection connection) {
		boolean left = this.connection.forget(connection);
		if (left) {
			giveUp(connection).subscribe();
		}
		return left;
	}

	private Mono<Void> giveUp(WorkerConnection connection) {
		this.ending.add(connection);
		return connection.giveUp().doOnNext((gone) -> {
			if (!gone) {
				this.leftBehind.add(connection);
			}
			this.ending.remove(connection);
		}).then();
	}

	Mono<Void> connect() {
		return current().then();
	}

	/**
	 * Return what the worker computes.
	 * @return the Pop; empty if there is none
	 */
	Mono<Pop> pop() {
		return Mono.justOrEmpty(this.pop.get()).switchIfEmpty(Mono.defer(() -> onceMore(this::read)));
	}

	private Mono<Pop> read(WorkerConnection connection) {
		return connection.endpointIfAsked()
			.flatMap((endpoint) -> connection.pipelines(endpoint).pop(endpoint.pipelineId()));
	}

	/**
	 * Change what the worker computes for submissions from now on.
	 * @param pop the new Pop
	 * @return completes when it is in use
	 */
	Mono<Void> setPop(Pop pop) {
		// goes on if nobody waits for it any more: what it makes must not be lost track
		// of
		Mono<Void> change = Mono.defer(() -> this.connector.isPopOurs() ? changeOurs(pop)
				: onceMore((connection) -> change(connection, pop)).doOnSuccess((done) -> this.pop.set(pop)));
		return Mono
			.defer(() -> this.over ? Mono.error(disconnected()) : this.popChanges.run(change.flux()).then().cache());
	}

	private Mono<Void> changeOurs(Pop pop) {
		// connections that are made from now on have it
		Pop before = this.pop.getAndSet(pop);
		return this.connection.ifAsked()
			.flatMap((used) -> change(used, pop).onErrorResume(WorkerUse::isGone, (failure) -> {
				renew(used);
				return Mono.empty();
			}))
			.doOnError((failure) -> this.pop.set(before));
	}

	private Mono<Void> change(WorkerConnection connection, Pop pop) {
		return switch (connection.popSupport()) {
			case FIXED -> Mono.error(() -> new PopConfigurationException(
					"The Pop %s cannot be changed: it is in production, or belongs to a permanent session. "
						.concat("Change it in the EyePop dashboard, or use another way in for a Pop of your own")
						.formatted(connection.site().popId())));
			case CHANGE -> connection.endpointIfAsked()
				.flatMap((endpoint) -> connection.pipelines(endpoint).change(endpoint.pipelineId(), pop));
			case NEW_SESSION -> connect(() -> pop, false).doOnNext(this::replace).then();
		};
	}

	private void replace(WorkerConnection next) {
		if (this.ended) {
			giveUp(next).subscribe();
		}
		else {
			this.connection.replace(next).flatMap(this::giveUp).subscribe();
		}
	}

	/**
	 * Do something with a connection, and once more with a new one if its pipeline or
	 * worker is gone.
	 * @param <T> type of the result
	 * @param work what to do
	 * @return the result
	 */
	private <T> Mono<T> onceMore(Function<WorkerConnection, Mono<T>> work) {
		return current().flatMap((used) -> work.apply(used).onErrorResume(WorkerUse::isGone, (failure) -> {
			renew(used);
			return current().flatMap(work);
		}));
	}

	private static boolean isGone(Throwable failure) {
		return failure instanceof PopNotReachableException
				|| (failure instanceof ServiceException refusal && refusal.getStatus().value() == 404);
	}

	Mono<WorkerSession> session() {
		return current().flatMap(WorkerConnection::session);
	}

	List<EndpointState> endpoints() {
		WorkerConnection connection = this.connection.getNow();
		return (connection != null) ? connection.states() : List.of();
	}

	WorkerStatus status() {
		WorkerConnection connection = this.connection.getNow();
		JobCounts jobs = this.jobs.counts();
		LastFailure failure = this.lastFailure;
		if (connection == null || this.over) {
			return new WorkerStatus(stateWithoutConnection(failure), null, null, null, null, List.of(), jobs, failure);
		}
		return new WorkerStatus(ConnectionState.CONNECTED, connection.connectedAt(), connection.sessionUuid(),
				connection.site().popId(), connection.site().baseUrl(), connection.states(), jobs, failure);
	}

	private ConnectionState stateWithoutConnection(@Nullable LastFailure failure) {
		if (this.over) {
			return ConnectionState.DISCONNECTED;
		}
		if (this.connection.isBeingMade()) {
			return ConnectionState.CONNECTING;
		}
		return (failure != null) ? ConnectionState.FAILED : ConnectionState.NEW;
	}

	Mono<Void> checkHealth() {
		WorkerConnection connection = this.connection.getNow();
		return (connection != null) ? connection.checkHealth() : Mono.empty();
	}

	boolean isOver() {
		return this.over;
	}

	/**
	 * End the use.
	 * @return completes when no job is left and the pipelines are deleted
	 */
	Mono<Void> end() {
		return this.end;
	}

	Duration longestEnd() {
		return this.settings.shutdownTimeout().plus(DISCONNECT_TIMEOUT.multipliedBy(2)).plus(this.traces.longestEnd());
	}

	private Mono<Void> disconnect() {
		this.ended = true;
		return this.connection.ifAsked()
			.flatMap(this::giveUp)
			.then(Mono.defer(() -> Mono.when(this.ending.stream().map(WorkerConnection::giveUp).toList())))
			.then(Mono.defer(
					() -> Flux.fromIterable(List.copyOf(this.leftBehind)).concatMap(WorkerConnection::delete).then()))
			.timeout(DISCONNECT_TIMEOUT)
			.onErrorResume((failure) -> {
				this.ending.forEach((connection) -> connection.warn(failure));
				return Mono.empty();
			});
	}

	/**
	 * Times.
	 *
	 * @param shutdownTimeout longest time to wait for running jobs at the end
	 * @param jobTimeout longest time for a job; {@code null} for any time
	 * @param clock tells the current time
	 */
	record Settings(Duration shutdownTimeout, @Nullable Duration jobTimeout, Clock clock) {

	}

}

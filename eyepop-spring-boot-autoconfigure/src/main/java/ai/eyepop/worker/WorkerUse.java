package ai.eyepop.worker;

import java.net.ConnectException;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.ServiceException;
import ai.eyepop.job.Jobs;
import ai.eyepop.prediction.Prediction;

/**
 * The use of a worker from its first submission until it is disconnected.
 */
final class WorkerUse {

	private static final Log logger = LogFactory.getLog(WorkerUse.class);

	private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(10);

	private final Jobs jobs;

	private final Duration shutdownTimeout;

	private final Shared<WorkerConnection> connection;

	private final Mono<Void> end;

	private volatile boolean over;

	WorkerUse(WorkerConnector connector, Jobs jobs, Duration shutdownTimeout) {
		this.jobs = jobs;
		this.shutdownTimeout = shutdownTimeout;
		this.connection = new Shared<>(connector.connect());
		this.end = jobs.close(shutdownTimeout)
			.then(Mono.defer(this::disconnect))
			.doFirst(() -> this.over = true)
			.cache();
	}

	WorkerJob submit(Source source, PredictOptions options) {
		return this.jobs.submit(new DefaultWorkerJob(this.jobs, source, predict(source, options)));
	}

	private Flux<Prediction> predict(Source source, PredictOptions options) {
		return Flux.fromIterable(MediaSource.of(source))
			.concatMap(MediaSource::checked)
			.thenMany(Mono.defer(() -> this.connection.get()))
			.concatMap(
					(worker) -> worker.predict(source, options).doOnError((failure) -> forgetIfGone(worker, failure)));
	}

	private void forgetIfGone(WorkerConnection connection, Throwable failure) {
		boolean gone = (failure instanceof ServiceException answer) ? answer.getStatus().value() == 404
				: failure.getCause() instanceof ConnectException;
		if (gone) {
			logger
				.info("The worker or its pipeline is gone; the next submission connects anew: " + failure.getMessage());
			this.connection.forget(connection);
		}
	}

	Mono<Void> connect() {
		return this.connection.get().then();
	}

	boolean isOver() {
		return this.over;
	}

	/**
	 * End the use.
	 * @return completes when no job is left and the pipeline is deleted
	 */
	Mono<Void> end() {
		return this.end;
	}

	Duration longestEnd() {
		return this.shutdownTimeout.plus(DISCONNECT_TIMEOUT.multipliedBy(2));
	}

	private Mono<Void> disconnect() {
		return this.connection.ifAsked()
			.flatMap(WorkerConnection::disconnect)
			.timeout(DISCONNECT_TIMEOUT)
			.onErrorResume((failure) -> {
				logger.warn("The pipeline could not be deleted; EyePop deletes it when it has been idle for a while: "
						+ failure.getMessage());
				return Mono.empty();
			});
	}

}

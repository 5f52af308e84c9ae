package ai.eyepop.worker;

import java.io.IOException;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.job.Jobs;
import ai.eyepop.prediction.Prediction;

/**
 * A worker that is connected to when it is needed.
 */
final class DefaultWorkerEndpoint implements WorkerEndpoint {

	private static final Log logger = LogFactory.getLog(DefaultWorkerEndpoint.class);

	private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(10);

	private final Jobs jobs;

	private final Duration shutdownTimeout;

	private final Shared<WorkerConnection> connection;

	private final Mono<Void> disconnection;

	DefaultWorkerEndpoint(WorkerConnector connector, Jobs jobs, Duration shutdownTimeout) {
		this.jobs = jobs;
		this.shutdownTimeout = shutdownTimeout;
		this.connection = new Shared<>(connector.connect());
		this.disconnection = jobs.close(shutdownTimeout).then(Mono.defer(this::disconnectWorker)).cache();
	}

	@Override
	public WorkerJob upload(Source source, PredictOptions options) {
		OptionCheck.check(source, options);
		return this.jobs.submit(new DefaultWorkerJob(this.jobs, source, predict(source, options)));
	}

	private Flux<Prediction> predict(Source source, PredictOptions options) {
		return Flux.defer(() -> {
			for (MediaSource media : MediaSource.of(source)) {
				try {
					media.check();
				}
				catch (IOException ex) {
					return Flux.error(new UnreadableSourceException("Cannot read " + ex.getMessage(), ex));
				}
			}
			return this.connection.get().flatMapMany((connection) -> connection.predict(source, options));
		});
	}

	@Override
	public Mono<Void> connect() {
		return this.connection.get().then();
	}

	@Override
	public Mono<Void> disconnect() {
		return this.disconnection;
	}

	private Mono<Void> disconnectWorker() {
		return this.connection.ifAsked()
			.flatMap(WorkerConnection::disconnect)
			.timeout(DISCONNECT_TIMEOUT)
			.onErrorResume((failure) -> {
				logger.warn("The pipeline could not be deleted; EyePop deletes it when it has been idle for a while: "
						+ failure.getMessage());
				return Mono.empty();
			});
	}

	@Override
	public void close() {
		disconnect().block(this.shutdownTimeout.plus(DISCONNECT_TIMEOUT.multipliedBy(2)));
	}

}

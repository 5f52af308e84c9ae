package ai.eyepop.emulator.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.Job;
import ai.eyepop.emulator.service.Pipeline;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Sources whose predictions are read already and whose upload is still to come, or on its
 * way (wire protocol section 6).
 */
final class PreparedSources {

	private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

	/**
	 * Prepare a source.
	 * @param pipeline the pipeline that it is for
	 * @param job its job
	 * @param exchange the request whose answer the predictions are
	 * @return the source, which is gone when the request ends
	 */
	Prepared prepare(Pipeline pipeline, Job job, Exchange exchange) {
		Prepared source = new Prepared(pipeline, job, exchange);
		this.prepared.put(job.sourceId(), source);
		exchange.closeAtEnd(() -> {
			this.prepared.remove(job.sourceId());
			source.ended.tryEmitEmpty();
		});
		return source;
	}

	/**
	 * Take a source for its upload.
	 * @param sourceId the id of the source
	 * @param pipeline the pipeline that it is for
	 * @return the source
	 * @throws ServiceException with status 404 if there is none with the id on the
	 * pipeline, 409 if it has been taken
	 */
	Prepared take(String sourceId, Pipeline pipeline) {
		Prepared source = this.prepared.get(sourceId);
		if (source == null || source.pipeline != pipeline) {
			throw new ServiceException(404, "There is no prepared source '%s' on this pipeline".formatted(sourceId));
		}
		if (!source.taken.compareAndSet(false, true)) {
			throw new ServiceException(409, "The prepared source '%s' is being uploaded already".formatted(sourceId));
		}
		return source;
	}

	/**
	 * Source that waits for its upload.
	 */
	static final class Prepared {

		private final Sinks.One<Flux<ObjectNode>> lines = Sinks.one();

		private final Sinks.Empty<Void> ended = Sinks.empty();

		private final AtomicBoolean taken = new AtomicBoolean();

		private final Pipeline pipeline;

		private final Job job;

		private final Exchange exchange;

		private Prepared(Pipeline pipeline, Job job, Exchange exchange) {
			this.pipeline = pipeline;
			this.job = job;
			this.exchange = exchange;
		}

		Job job() {
			return this.job;
		}

		/**
		 * Return the request whose answer the predictions are.
		 * @return the request
		 */
		Exchange predictions() {
			return this.exchange;
		}

		/**
		 * Return the lines of the upload, once there is one.
		 * @param timeout how long to wait for it
		 * @param tooLate the line if it does not come in time
		 * @param stopped the lines if the job is stopped before it comes
		 * @return the lines
		 */
		Flux<ObjectNode> lines(Duration timeout, ObjectNode tooLate, Mono<ObjectNode> stopped) {
			Mono<Flux<ObjectNode>> late = Mono.delay(timeout)
				.filter((tick) -> this.taken.compareAndSet(false, true))
				.map((tick) -> Flux.just(tooLate))
				.switchIfEmpty(Mono.never());
			return Mono.firstWithSignal(this.lines.asMono(), late, stopped.map(Flux::just))
				.flatMapMany((lines) -> lines);
		}

		/**
		 * Send lines as the predictions.
		 * @param lines the lines
		 */
		void send(Flux<ObjectNode> lines) {
			this.lines.tryEmitValue(lines);
		}

		/**
		 * Signal when the predictions have ended, however they did.
		 * @return a signal without a value
		 */
		Mono<Void> ended() {
			return this.ended.asMono();
		}

	}

}

package ai.eyepop.emulator.server;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.vision.UnreadableImageException;

/**
 * Jobs of the VLM API, which clients ask for until they are done. The last 1,000 are
 * remembered.
 */
final class VlmJobs {

	private static final Logger logger = LoggerFactory.getLogger(VlmJobs.class);

	private static final int MAX_JOBS = 1000;

	private final Map<String, Sinks.One<Answer>> jobs = Collections.synchronizedMap(new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Sinks.One<Answer>> eldest) {
			return size() > MAX_JOBS;
		}

	});

	private final Duration delay;

	VlmJobs(Duration delay) {
		this.delay = delay;
	}

	/**
	 * Start a job.
	 * @param work what it does
	 * @return the answer that names it
	 */
	Answer start(Mono<ObjectNode> work) {
		String id = UUID.randomUUID().toString();
		Sinks.One<Answer> result = Sinks.one();
		this.jobs.put(id, result);
		Mono<ObjectNode> later = this.delay.isZero() ? work : Mono.delay(this.delay).then(work);
		later.map(Answer::json).onErrorResume((ex) -> Mono.just(failed(ex))).subscribe(result::tryEmitValue);
		return accepted(id);
	}

	/**
	 * Wait for a job.
	 * @param id the job
	 * @param timeout how long to wait
	 * @return its answer, or that it still goes on
	 */
	Mono<Answer> await(String id, Duration timeout) {
		Sinks.One<Answer> result = this.jobs.get(id);
		if (result == null) {
			throw new ServiceException(404, "There is no request '%s'".formatted(id));
		}
		return result.asMono().timeout(timeout, Mono.fromSupplier(() -> accepted(id)));
	}

	private static Answer accepted(String id) {
		return new Answer.Whole(202, Json.object().put("request_id", id));
	}

	private static Answer failed(Throwable ex) {
		Throwable cause = Exceptions.unwrap(ex);
		if (cause instanceof ServiceException refusal) {
			return Answer.error(refusal.status(), String.valueOf(refusal.getMessage()));
		}
		if (cause instanceof UnreadableImageException) {
			return Answer.error(400, String.valueOf(cause.getMessage()));
		}
		logger.warn("A VLM job failed", cause);
		return Answer.error(500, "The emulator failed: see its log");
	}

}

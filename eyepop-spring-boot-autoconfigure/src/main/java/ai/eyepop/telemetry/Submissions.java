package ai.eyepop.telemetry;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.publisher.Mono;

import ai.eyepop.job.Job;

/**
 * Submissions in reactive chains. A job starts by itself, before anybody subscribes to
 * its results, so it cannot know which observation a chain belongs to: submitted here, it
 * does. Not needed on threads on which that observation is the current one, nor with
 * {@code spring.reactor.context-propagation=auto}.
 *
 * <pre>
 * Flux&lt;Prediction&gt; predictions = Submissions.inContext(() -&gt; worker.upload(path))
 *     .flatMapMany(WorkerJob::predictions);
 * </pre>
 *
 * @since 0.1.0
 */
public final class Submissions {

	private Submissions() {
	}

	/**
	 * Submit a job with each subscription, as a part of what the subscriber is observed
	 * to do.
	 * @param <J> type of the job
	 * @param submission submits the job
	 * @return the job
	 */
	public static <J extends Job<?>> Mono<J> inContext(Supplier<J> submission) {
		return Mono.deferContextual((context) -> {
			Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			return Mono.fromSupplier((parent != null) ? () -> inScope(parent, submission) : submission);
		});
	}

	private static <J> J inScope(Observation parent, Supplier<J> submission) {
		try (Observation.Scope scope = parent.openScope()) {
			return submission.get();
		}
	}

}

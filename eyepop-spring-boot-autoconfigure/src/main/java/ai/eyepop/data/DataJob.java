package ai.eyepop.data;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.job.Job;

/**
 * A submission to the Data API that has one result.
 *
 * @param <T> type of the result
 * @since 0.1.0
 */
public interface DataJob<T> extends Job<T> {

	/**
	 * Return the result. It can be consumed once. Canceling the subscription cancels the
	 * job.
	 * @return the result, or an {@link ai.eyepop.http.EyePopException} if the job fails;
	 * nothing if the job was canceled
	 */
	default Mono<T> result() {
		return results().singleOrEmpty();
	}

	/**
	 * Return the id under which the service promised the result, by which another
	 * process, too, can wait for it.
	 * @return the id; {@code null} as long as nothing is promised, and for jobs that are
	 * done by one call
	 * @see Inference#awaitInfer(String)
	 * @see Inference#awaitEvaluate(String)
	 */
	@Nullable String requestId();

}

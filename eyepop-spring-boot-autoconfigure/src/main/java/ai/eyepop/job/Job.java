package ai.eyepop.job;

import reactor.core.publisher.Flux;

/**
 * Work that was submitted to a service. It starts as soon as it gets a slot, whether or
 * not anyone listens, and goes on until its buffer of results is full; from then on it
 * goes as fast as its results are consumed.
 *
 * @param <T> type of a result
 * @since 0.1.0
 */
public interface Job<T> {

	/**
	 * Return the results, in the order in which the service sent them. They can be
	 * consumed once: a second subscriber gets an {@link IllegalStateException}. Canceling
	 * the subscription cancels the job.
	 * @return the results, which end with the job's error if it fails
	 */
	Flux<T> results();

	/**
	 * Return the state.
	 * @return the state at this moment
	 */
	JobState state();

	/**
	 * Cancel the job, at any point of its life: its connection is closed, results that
	 * nobody consumed are dropped, and {@link #results()} ends without an error. Does
	 * nothing if the job has ended, but for dropping its results, and an error that was
	 * not delivered yet and of which only listeners know then.
	 */
	void cancel();

	/**
	 * Return whether the job ended because it was canceled.
	 * @return whether {@link #cancel()} was called, or the subscription canceled, before
	 * the job ended
	 */
	boolean isCanceled();

	/**
	 * Return what the job is.
	 * @return the kind of work, and the ids that are known at this moment
	 */
	JobDescription description();

}

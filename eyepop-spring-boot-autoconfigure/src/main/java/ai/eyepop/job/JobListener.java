package ai.eyepop.job;

import reactor.util.context.Context;

/**
 * Is told about the life of jobs. Calls for one job come one after the other, on the
 * threads that do the job's work, so they must not block. An exception is logged and
 * changes nothing.
 *
 * @since 0.1.0
 */
public interface JobListener {

	/**
	 * A job was submitted.
	 * @param job the job
	 */
	default void onCreated(Job<?> job) {
	}

	/**
	 * Return the context in which a job does its work, and of which its requests are a
	 * part. Called once, on the thread that submits, after {@link #onCreated(Job)}.
	 * @param job the job
	 * @param context the context so far
	 * @return that context, or one with more in it
	 */
	default Context context(Job<?> job, Context context) {
		return context;
	}

	/**
	 * A job got a slot and starts.
	 * @param job the job
	 */
	default void onStarted(Job<?> job) {
	}

	/**
	 * A job got its first result.
	 * @param job the job
	 */
	default void onFirstResult(Job<?> job) {
	}

	/**
	 * A job got more results, the first of them included.
	 * @param job the job
	 * @param count how many have arrived since this was last called, at least 1
	 */
	default void onResults(Job<?> job, long count) {
	}

	/**
	 * A job ended with an error.
	 * @param job the job
	 * @param failure the error
	 */
	default void onFailed(Job<?> job, Throwable failure) {
	}

	/**
	 * A job ended without an error, or was canceled.
	 * @param job the job
	 */
	default void onFinished(Job<?> job) {
	}

	/**
	 * Everything of an ended job was consumed.
	 * @param job the job
	 */
	default void onDrained(Job<?> job) {
	}

}

package ai.eyepop.data;

import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.http.Waits;
import ai.eyepop.job.JobState;

/**
 * A submission to the Data API whose result is waited for. For one thread at a time; only
 * {@link #cancel()} and {@link #state()} may be called from others. A thread that is
 * interrupted while it waits, or was before, cancels the job.
 *
 * @param <T> type of the result
 * @since 0.1.0
 */
public final class SyncDataJob<T> {

	private final DataJob<T> job;

	private final Mono<T> result;

	SyncDataJob(DataJob<T> job) {
		this.job = job;
		this.result = job.result().cache();
	}

	/**
	 * Wait for the result. A job that has ended gives the same again.
	 * @return the result
	 * @throws ai.eyepop.http.EyePopException if the job fails
	 * @throws CancellationException if the job was canceled
	 * @throws ai.eyepop.http.WaitInterruptedException if this thread is interrupted, and
	 * stays so: the job is canceled
	 * @throws IllegalStateException if this thread must not wait
	 */
	public T result() {
		try {
			T result = Waits.await(this.result);
			if (result == null) {
				throw new CancellationException(this.job + " was canceled");
			}
			return result;
		}
		finally {
			if (Thread.currentThread().isInterrupted()) {
				this.job.cancel();
			}
		}
	}

	/**
	 * Return the id under which the service promised the result, by which another
	 * process, too, can wait for it.
	 * @return the id; {@code null} as long as nothing is promised, and for jobs that are
	 * done by one call
	 * @see SyncInference#awaitInfer(String)
	 * @see SyncInference#awaitEvaluate(String)
	 */
	public @Nullable String requestId() {
		return this.job.requestId();
	}

	/**
	 * Return the state.
	 * @return the state at this moment
	 */
	public JobState state() {
		return this.job.state();
	}

	/**
	 * Cancel the job: its connection is closed, and there is no result.
	 */
	public void cancel() {
		this.job.cancel();
	}

	/**
	 * Return whether the job ended because it was canceled.
	 * @return whether it was canceled before it ended
	 */
	public boolean isCanceled() {
		return this.job.isCanceled();
	}

}

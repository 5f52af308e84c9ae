package ai.eyepop.data;

import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;

import ai.eyepop.job.JobState;

/**
 * A submission to the Data API whose result is waited for. For one thread at a time; only
 * {@link #cancel()} and {@link #state()} may be called from others. A thread that is
 * interrupted while it waits cancels the job.
 *
 * @param <T> type of the result
 * @since 0.1.0
 */
public final class SyncDataJob<T> {

	private final DataJob<T> job;

	private @Nullable T result;

	SyncDataJob(DataJob<T> job) {
		this.job = job;
	}

	/**
	 * Wait for the result.
	 * @return the result
	 * @throws ai.eyepop.http.EyePopException if the job fails
	 * @throws CancellationException if the job was canceled
	 * @throws IllegalStateException if this thread must not wait
	 */
	public T result() {
		if (this.result == null) {
			this.result = this.job.result()
				.contextCapture()
				.blockOptional()
				.orElseThrow(() -> new CancellationException(this.job + " was canceled"));
		}
		return this.result;
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

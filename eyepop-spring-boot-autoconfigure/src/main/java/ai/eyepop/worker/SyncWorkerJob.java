package ai.eyepop.worker;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

import ai.eyepop.job.JobState;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;

/**
 * A submission to a worker whose predictions are waited for. For one thread at a time;
 * only {@link #cancel()} and {@link #state()} may be called from others. A thread that is
 * interrupted while it waits, or was before, cancels the job.
 *
 * @since 0.1.0
 */
public final class SyncWorkerJob implements Iterable<Prediction> {

	private static final int BATCH_SIZE = 16;

	private final WorkerJob job;

	private @Nullable Iterator<Prediction> predictions;

	SyncWorkerJob(WorkerJob job) {
		this.job = job;
	}

	/**
	 * Wait for the next prediction.
	 * @return the next prediction, or {@code null} if there is none left
	 * @throws ai.eyepop.http.EyePopException if the job fails, see
	 * {@link WorkerJob#predictions()}
	 * @throws ai.eyepop.http.WaitInterruptedException if this thread is interrupted, and
	 * stays so: the job is canceled
	 * @throws IllegalStateException if this thread must not wait
	 */
	public @Nullable Prediction predict() {
		Iterator<Prediction> predictions = iterator();
		return predictions.hasNext() ? predictions.next() : null;
	}

	/**
	 * Return the predictions that were not taken yet. There is one iterator: a second one
	 * goes on where the first one stopped.
	 * @return the iterator, which throws as {@link #predict()} does
	 */
	@Override
	public Iterator<Prediction> iterator() {
		Blocking.check();
		if (this.predictions == null) {
			this.predictions = new AwaitedPredictions(this.job,
					this.job.predictions().toIterable(BATCH_SIZE).iterator());
		}
		return this.predictions;
	}

	/**
	 * Return the state.
	 * @return the state at this moment
	 */
	public JobState state() {
		return this.job.state();
	}

	/**
	 * Cancel the job: its connection is closed, and there are no more predictions.
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

	/**
	 * Return what was submitted.
	 * @return the source
	 */
	public Source source() {
		return this.job.source();
	}

}

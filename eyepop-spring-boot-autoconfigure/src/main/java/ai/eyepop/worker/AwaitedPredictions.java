package ai.eyepop.worker;

import java.util.Collections;
import java.util.Iterator;
import java.util.function.Supplier;

import ai.eyepop.http.WaitInterruptedException;
import ai.eyepop.http.Waits;
import ai.eyepop.prediction.Prediction;

/**
 * Predictions that are waited for. A thread that is interrupted cancels the job, even if
 * there are predictions that it need not wait for. What a wait fails with says where that
 * was, since a failure is made on a thread of the connection.
 */
final class AwaitedPredictions implements Iterator<Prediction> {

	private final WorkerJob job;

	private Iterator<Prediction> predictions;

	private boolean failed;

	AwaitedPredictions(WorkerJob job, Iterator<Prediction> predictions) {
		this.job = job;
		this.predictions = predictions;
	}

	@Override
	public boolean hasNext() {
		return await(this.predictions::hasNext);
	}

	@Override
	public Prediction next() {
		return await(this.predictions::next);
	}

	private <T> T await(Supplier<T> wait) {
		try {
			Waits.checkInterrupted();
			return wait.get();
		}
		catch (RuntimeException ex) {
			RuntimeException failure = Waits.translate(ex);
			if (failure instanceof WaitInterruptedException) {
				this.job.cancel();
				this.predictions = Collections.emptyIterator();
			}
			// the same failure comes again
			else if (!this.failed) {
				failure.addSuppressed(new Exception("The wait for a prediction ended with an error"));
				this.failed = true;
			}
			throw failure;
		}
	}

}

package ai.eyepop.worker;

import java.util.Iterator;
import java.util.function.Supplier;

import ai.eyepop.http.Waits;
import ai.eyepop.prediction.Prediction;

/**
 * Predictions that are waited for. What a wait fails with says where that was, since a
 * failure is made on a thread of the connection.
 */
final class AwaitedPredictions implements Iterator<Prediction> {

	private final Iterator<Prediction> predictions;

	private boolean failed;

	AwaitedPredictions(Iterator<Prediction> predictions) {
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
			return wait.get();
		}
		catch (RuntimeException ex) {
			RuntimeException failure = Waits.translate(ex);
			// the same failure comes again
			if (failure == ex && !this.failed) {
				failure.addSuppressed(new Exception("The wait for a prediction ended with an error"));
				this.failed = true;
			}
			throw failure;
		}
	}

}

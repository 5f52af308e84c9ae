package ai.eyepop.worker;

import reactor.core.publisher.Flux;

import ai.eyepop.job.Job;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;

/**
 * A submission to a worker.
 *
 * @since 0.1.0
 */
public interface WorkerJob extends Job<Prediction> {

	/**
	 * Return the predictions: one for an image, one for each frame of a video. They can
	 * be consumed once, and arrive no faster than they are consumed.
	 * @return the predictions, which end with an {@link ai.eyepop.http.EyePopException}
	 * if the job fails: {@link SourceException} if the service can do nothing with the
	 * source, {@link UnreadableSourceException} if the source cannot be read,
	 * {@link PopNotReachableException} if the connection fails,
	 * {@link ai.eyepop.http.ServiceException} if the service answers with an error
	 */
	default Flux<Prediction> predictions() {
		return results();
	}

	/**
	 * Return what was submitted.
	 * @return the source
	 */
	Source source();

}

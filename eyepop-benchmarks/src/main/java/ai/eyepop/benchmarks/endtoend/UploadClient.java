package ai.eyepop.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.Objects;

import reactor.core.publisher.Mono;

import ai.eyepop.prediction.Prediction;

/**
 * Uploads files, and reads the answers.
 */
interface UploadClient extends AutoCloseable {

	/**
	 * Upload an image when it is subscribed to.
	 * @param path path of the image
	 * @return the only prediction
	 */
	Mono<Prediction> upload(Path path);

	/**
	 * Upload an image, and wait.
	 * @param path path of the image
	 * @return the only prediction
	 */
	default Prediction uploadAndWait(Path path) {
		return Objects.requireNonNull(upload(path).block());
	}

	@Override
	void close();

}

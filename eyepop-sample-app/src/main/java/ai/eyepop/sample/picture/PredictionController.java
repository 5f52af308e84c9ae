package ai.eyepop.sample.picture;

import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

import ai.eyepop.prediction.Prediction;
import ai.eyepop.sample.web.FileParts;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Passes an uploaded file on to the worker, and the predictions back: as an array, or a
 * line at a time as they come.
 */
@RestController
class PredictionController {

	private final WorkerEndpoint worker;

	PredictionController(WorkerEndpoint worker) {
		this.worker = worker;
	}

	@PostMapping(path = "/api/predictions",
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE })
	Flux<Prediction> predict(@RequestPart("file") Part part) {
		return this.worker.upload(FileParts.file(part)).predictions();
	}

}

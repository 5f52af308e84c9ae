package ai.eyepop.sample.picture;

import java.util.List;

import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;

import ai.eyepop.prediction.Prediction;
import ai.eyepop.sample.web.FileParts;
import ai.eyepop.source.Source;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Passes several uploaded images on to the worker as a group, which it looks at together,
 * and its prediction back.
 */
@RestController
class GroupController {

	private static final int MAX_SIZE = 16;

	private final WorkerEndpoint worker;

	GroupController(WorkerEndpoint worker) {
		this.worker = worker;
	}

	@PostMapping("/api/groups")
	Flux<Prediction> predict(@RequestPart("file") List<Part> parts) {
		if (parts.size() > MAX_SIZE) {
			throw new ServerWebInputException(
					"A group takes up to %d images, but there are %d.".formatted(MAX_SIZE, parts.size()));
		}
		List<Source> images = parts.stream().<Source>map((part) -> Source.of(FileParts.file(part))).toList();
		return this.worker.upload(Source.group(images)).predictions();
	}

}

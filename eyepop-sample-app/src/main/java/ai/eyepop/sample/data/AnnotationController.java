package ai.eyepop.sample.data;

import java.util.List;
import java.util.NoSuchElementException;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.AnnotationRequest;
import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.dataset.DatasetReference;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Annotates an asset with what the worker finds in it, and makes that the ground truth
 * when a person agrees.
 */
@RestController
@RequestMapping("/api/datasets/{dataset}/assets/{asset}")
class AnnotationController {

	private final DataEndpoint data;

	private final WorkerEndpoint worker;

	AnnotationController(DataEndpoint data, WorkerEndpoint worker) {
		this.data = data;
		this.worker = worker;
	}

	@PostMapping("/annotations")
	Mono<List<Prediction>> annotate(@PathVariable String dataset, @PathVariable String asset) {
		AnnotationRequest annotation = AnnotationRequest.builder().datasetUuid(dataset).source("sample").build();
		return asset(dataset, asset).filter(AnnotationController::isImage)
			.switchIfEmpty(Mono.error(conflict("Only pictures can be annotated here.")))
			.flatMap((image) -> this.worker.upload(Source.ofAsset(asset)).predictions().collectList())
			.flatMap((found) -> this.data.assets().addAnnotation(asset, found, annotation).thenReturn(found));
	}

	@PutMapping("/ground-truth")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> approve(@PathVariable String dataset, @PathVariable String asset) {
		return asset(dataset, asset).flatMapIterable(Asset::annotations)
			.filter((annotation) -> !annotation.type().equals(AnnotationType.GROUND_TRUTH))
			.last()
			.onErrorMap(NoSuchElementException.class,
					(ex) -> conflict("There is no annotation yet that could be approved."))
			.flatMap((annotation) -> this.data.assets()
				.updateGroundTruth(asset, annotation.predictions(), new DatasetReference(dataset, null)));
	}

	@DeleteMapping("/ground-truth")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> withdraw(@PathVariable String dataset, @PathVariable String asset) {
		return this.data.assets().deleteGroundTruth(asset, new DatasetReference(dataset, null));
	}

	private Mono<Asset> asset(String dataset, String asset) {
		return this.data.assets().get(asset, true, new DatasetReference(dataset, null));
	}

	private static boolean isImage(Asset asset) {
		return asset.mimeType() != null && asset.mimeType().startsWith("image/");
	}

	private static ResponseStatusException conflict(String reason) {
		return new ResponseStatusException(HttpStatus.CONFLICT, reason);
	}

}

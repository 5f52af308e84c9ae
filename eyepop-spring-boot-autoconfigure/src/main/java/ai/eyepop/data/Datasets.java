package ai.eyepop.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.dataset.AutoAnnotateListRequest;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetAutoAnnotate;
import ai.eyepop.data.dataset.DatasetAutoAnnotateCreate;
import ai.eyepop.data.dataset.DatasetAutoAnnotateUpdate;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.dataset.DatasetGetRequest;
import ai.eyepop.data.dataset.DatasetListRequest;
import ai.eyepop.data.dataset.DatasetUpdate;
import ai.eyepop.data.dataset.UserReview;

/**
 * Datasets of the Data API.
 *
 * @since 0.1.0
 * @see SyncDatasets
 */
@HttpExchange(accept = "application/json")
public interface Datasets {

	/**
	 * List the datasets of the endpoint's account.
	 * @return the datasets
	 */
	default Flux<Dataset> list() {
		return list(DatasetListRequest.defaults());
	}

	/**
	 * List datasets.
	 * @param request which datasets to list, and how
	 * @return the datasets
	 */
	@Operation(value = "list_datasets", idempotent = true)
	@GetExchange("/datasets")
	Flux<Dataset> list(@Query DatasetListRequest request);

	/**
	 * Create a dataset in the endpoint's account.
	 * @param dataset the dataset
	 * @return the new dataset
	 */
	default Mono<Dataset> create(DatasetCreate dataset) {
		return create(dataset, null);
	}

	/**
	 * Create a dataset.
	 * @param dataset the dataset
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the new dataset
	 */
	@Operation(value = "create_dataset", idempotent = false)
	@PostExchange("/datasets")
	Mono<Dataset> create(@RequestBody DatasetCreate dataset, @AccountUuid @Nullable String accountUuid);

	/**
	 * Read a dataset with all its versions.
	 * @param datasetUuid id of the dataset
	 * @return the dataset
	 */
	default Mono<Dataset> get(String datasetUuid) {
		return get(datasetUuid, DatasetGetRequest.defaults());
	}

	/**
	 * Read a dataset.
	 * @param datasetUuid id of the dataset
	 * @param request what to tell about it
	 * @return the dataset
	 */
	@Operation(value = "get_dataset", idempotent = true)
	@GetExchange("/datasets/{datasetUuid}")
	Mono<Dataset> get(@PathVariable String datasetUuid, @Query DatasetGetRequest request);

	/**
	 * Change a dataset, and annotate it anew if the change asks for it.
	 * @param datasetUuid id of the dataset
	 * @param change the change
	 * @return the changed dataset
	 */
	default Mono<Dataset> update(String datasetUuid, DatasetUpdate change) {
		return update(datasetUuid, change, true);
	}

	/**
	 * Change a dataset.
	 * @param datasetUuid id of the dataset
	 * @param change the change
	 * @param startAutoAnnotate whether to annotate anew if the change asks for it
	 * @return the changed dataset
	 */
	@Operation(value = "update_dataset", idempotent = false)
	@PatchExchange("/datasets/{datasetUuid}")
	Mono<Dataset> update(@PathVariable String datasetUuid, @RequestBody DatasetUpdate change,
			@RequestParam("start_auto_annotate") boolean startAutoAnnotate);

	/**
	 * Delete a dataset.
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done
	 */
	@Operation(value = "delete_dataset", idempotent = true)
	@DeleteExchange("/datasets/{datasetUuid}")
	Mono<Void> delete(@PathVariable String datasetUuid);

	/**
	 * Analyze the version of a dataset that can be modified.
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done
	 */
	default Mono<Void> analyze(String datasetUuid) {
		return analyze(datasetUuid, null);
	}

	/**
	 * Analyze a version of a dataset.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version; {@code null} for the one that can be
	 * modified
	 * @return completes when it is done
	 */
	@Operation(value = "analyze_dataset_version", idempotent = false)
	@PostExchange("/datasets/{datasetUuid}/analyze")
	Mono<Void> analyze(@PathVariable String datasetUuid,
			@RequestParam(name = "dataset_version", required = false) @Nullable Integer datasetVersion);

	/**
	 * Freeze the version of a dataset that can be modified.
	 * @param datasetUuid id of the dataset
	 * @return the dataset, with a new version
	 */
	default Mono<Dataset> freeze(String datasetUuid) {
		return freeze(datasetUuid, null);
	}

	/**
	 * Freeze a version of a dataset: it can no longer be modified.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version; {@code null} for the one that can be
	 * modified
	 * @return the dataset, with a new version
	 */
	@Operation(value = "freeze_dataset_version", idempotent = false)
	@PostExchange("/datasets/{datasetUuid}/freeze")
	Mono<Dataset> freeze(@PathVariable String datasetUuid,
			@RequestParam(name = "dataset_version", required = false) @Nullable Integer datasetVersion);

	/**
	 * Annotate the version of a dataset that can be modified.
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done
	 */
	default Mono<Void> autoAnnotate(String datasetUuid) {
		return autoAnnotate(datasetUuid, null, null);
	}

	/**
	 * Annotate a version of a dataset.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version; {@code null} for the one that can be
	 * modified
	 * @param maxAssets most assets to annotate; {@code null} for all
	 * @return completes when it is done
	 */
	@Operation(value = "auto_annotate_dataset_version", idempotent = false)
	@PostExchange("/datasets/{datasetUuid}/auto_annotate")
	Mono<Void> autoAnnotate(@PathVariable String datasetUuid,
			@RequestParam(name = "dataset_version", required = false) @Nullable Integer datasetVersion,
			@RequestParam(name = "max_assets", required = false) @Nullable Integer maxAssets);

	/**
	 * Delete a version of a dataset.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version
	 * @return the dataset without the version
	 */
	@Operation(value = "delete_dataset_version", idempotent = true)
	@DeleteExchange("/datasets/{datasetUuid}/versions")
	Mono<Dataset> deleteVersion(@PathVariable String datasetUuid, @RequestParam("dataset_version") int datasetVersion);

	/**
	 * Delete the annotations that no person looked at.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version
	 * @return completes when it is done
	 */
	default Mono<Void> deleteAnnotations(String datasetUuid, int datasetVersion) {
		return deleteAnnotations(datasetUuid, datasetVersion, List.of(UserReview.UNKNOWN));
	}

	/**
	 * Delete annotations.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version
	 * @param userReviews the judgements whose annotations are deleted
	 * @return completes when it is done
	 */
	@Operation(value = "delete_annotations", idempotent = true)
	@DeleteExchange("/datasets/{datasetUuid}/annotations")
	Mono<Void> deleteAnnotations(@PathVariable String datasetUuid, @RequestParam("dataset_version") int datasetVersion,
			@RequestParam("user_review") List<UserReview> userReviews);

	/**
	 * Record an auto-annotation of the version that can be modified.
	 * @param datasetUuid id of the dataset
	 * @param autoAnnotate the auto-annotation
	 * @return completes when it is done
	 */
	default Mono<Void> createAutoAnnotate(String datasetUuid, DatasetAutoAnnotateCreate autoAnnotate) {
		return createAutoAnnotate(datasetUuid, autoAnnotate, null);
	}

	/**
	 * Record an auto-annotation.
	 * @param datasetUuid id of the dataset
	 * @param autoAnnotate the auto-annotation
	 * @param datasetVersion number of the version; {@code null} for the one that can be
	 * modified
	 * @return completes when it is done
	 */
	@Operation(value = "create_dataset_auto_annotate", idempotent = false)
	@PostExchange("/datasets/{datasetUuid}/auto_annotates")
	Mono<Void> createAutoAnnotate(@PathVariable String datasetUuid, @RequestBody DatasetAutoAnnotateCreate autoAnnotate,
			@RequestParam(name = "dataset_version", required = false) @Nullable Integer datasetVersion);

	/**
	 * Change an auto-annotation of the version that can be modified.
	 * @param datasetUuid id of the dataset
	 * @param autoAnnotate name of the auto-annotation
	 * @param source what made the annotations
	 * @param change the change
	 * @return completes when it is done
	 */
	default Mono<Void> updateAutoAnnotate(String datasetUuid, String autoAnnotate, String source,
			DatasetAutoAnnotateUpdate change) {
		return updateAutoAnnotate(datasetUuid, autoAnnotate, source, change, null);
	}

	/**
	 * Change an auto-annotation.
	 * @param datasetUuid id of the dataset
	 * @param autoAnnotate name of the auto-annotation
	 * @param source what made the annotations
	 * @param change the change
	 * @param datasetVersion number of the version; {@code null} for the one that can be
	 * modified
	 * @return completes when it is done
	 */
	@Operation(value = "update_dataset_auto_annotate", idempotent = true)
	@PatchExchange("/datasets/{datasetUuid}/auto_annotates")
	Mono<Void> updateAutoAnnotate(@PathVariable String datasetUuid, @RequestParam("auto_annotate") String autoAnnotate,
			@RequestParam("source") String source, @RequestBody DatasetAutoAnnotateUpdate change,
			@RequestParam(name = "dataset_version", required = false) @Nullable Integer datasetVersion);

	/**
	 * List the auto-annotations of the version that can be modified.
	 * @param datasetUuid id of the dataset
	 * @return the auto-annotations
	 */
	default Flux<DatasetAutoAnnotate> listAutoAnnotates(String datasetUuid) {
		return listAutoAnnotates(datasetUuid, AutoAnnotateListRequest.builder().build());
	}

	/**
	 * List auto-annotations.
	 * @param datasetUuid id of the dataset
	 * @param request which auto-annotations to list
	 * @return the auto-annotations
	 */
	@Operation(value = "list_dataset_auto_annotates", idempotent = true)
	@GetExchange("/datasets/{datasetUuid}/auto_annotates")
	Flux<DatasetAutoAnnotate> listAutoAnnotates(@PathVariable String datasetUuid,
			@Query AutoAnnotateListRequest request);

}

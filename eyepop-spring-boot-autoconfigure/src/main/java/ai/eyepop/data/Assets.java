package ai.eyepop.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
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

import ai.eyepop.data.asset.AnnotationRequest;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetDownloadRequest;
import ai.eyepop.data.asset.AssetListRequest;
import ai.eyepop.data.asset.AssetUrlType;
import ai.eyepop.data.asset.DownloadUrl;
import ai.eyepop.data.asset.Roi;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.dataset.DatasetReference;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.Prediction;

/**
 * Assets of the Data API.
 *
 * @since 0.1.0
 * @see SyncAssets
 */
@HttpExchange(accept = "application/json")
public interface Assets {

	/**
	 * List assets.
	 * @param request which assets to list, and what to tell about them
	 * @return the assets
	 */
	@Operation(value = "list_assets", idempotent = true)
	@GetExchange("/assets")
	Flux<Asset> list(@Query AssetListRequest request);

	/**
	 * Read an asset without its annotations.
	 * @param assetUuid id of the asset
	 * @return the asset
	 */
	default Mono<Asset> get(String assetUuid) {
		return get(assetUuid, false, null);
	}

	/**
	 * Read an asset.
	 * @param assetUuid id of the asset
	 * @param includeAnnotations whether to tell its annotations
	 * @param dataset the dataset or version that is meant; {@code null} if the asset is
	 * in one only
	 * @return the asset
	 */
	@Operation(value = "get_asset", idempotent = true)
	@GetExchange("/assets/{assetUuid}")
	Mono<Asset> get(@PathVariable String assetUuid, @RequestParam("include_annotations") boolean includeAnnotations,
			@Query @Nullable DatasetReference dataset);

	/**
	 * Delete an asset.
	 * @param assetUuid id of the asset
	 * @return completes when it is done
	 */
	default Mono<Void> delete(String assetUuid) {
		return delete(assetUuid, null);
	}

	/**
	 * Delete an asset.
	 * @param assetUuid id of the asset
	 * @param dataset the dataset or version that is meant; {@code null} if the asset is
	 * in one only
	 * @return completes when it is done
	 */
	@Operation(value = "delete_asset", idempotent = true)
	@DeleteExchange("/assets/{assetUuid}")
	Mono<Void> delete(@PathVariable String assetUuid, @Query @Nullable DatasetReference dataset);

	/**
	 * Take an asset of an older version into a newer one.
	 * @param assetUuid id of the asset
	 * @param datasetUuid id of the dataset
	 * @param fromDatasetVersion number of the older version
	 * @param intoDatasetVersion number of the newer version; {@code null} for the one
	 * that can be modified
	 * @return completes when it is done
	 */
	@Operation(value = "resurrect_asset", idempotent = false)
	@PostExchange("/assets/{assetUuid}/resurrect")
	Mono<Void> resurrect(@PathVariable String assetUuid, @RequestParam("dataset_uuid") String datasetUuid,
			@RequestParam("from_dataset_version") int fromDatasetVersion,
			@RequestParam(name = "into_dataset_version", required = false) @Nullable Integer intoDatasetVersion);

	/**
	 * Set the ground truth of an asset.
	 * @param assetUuid id of the asset
	 * @param groundTruth what is there: one for an image, more for a video; an empty list
	 * takes it away
	 * @return completes when it is done
	 */
	default Mono<Void> updateGroundTruth(String assetUuid, List<Prediction> groundTruth) {
		return updateGroundTruth(assetUuid, groundTruth, null);
	}

	/**
	 * Set the ground truth of an asset.
	 * @param assetUuid id of the asset
	 * @param groundTruth what is there: one for an image, more for a video; an empty list
	 * takes it away
	 * @param dataset the dataset or version that is meant; {@code null} if the asset is
	 * in one only
	 * @return completes when it is done
	 */
	@Operation(value = "update_asset_ground_truth", idempotent = true)
	@PatchExchange("/assets/{assetUuid}/ground_truth")
	Mono<Void> updateGroundTruth(@PathVariable String assetUuid, @RequestBody List<Prediction> groundTruth,
			@Query @Nullable DatasetReference dataset);

	/**
	 * Delete the ground truth of an asset.
	 * @param assetUuid id of the asset
	 * @return completes when it is done
	 */
	default Mono<Void> deleteGroundTruth(String assetUuid) {
		return deleteGroundTruth(assetUuid, null);
	}

	/**
	 * Delete the ground truth of an asset.
	 * @param assetUuid id of the asset
	 * @param dataset the dataset or version that is meant; {@code null} if the asset is
	 * in one only
	 * @return completes when it is done
	 */
	@Operation(value = "delete_asset_ground_truth", idempotent = true)
	@DeleteExchange("/assets/{assetUuid}/ground_truth")
	Mono<Void> deleteGroundTruth(@PathVariable String assetUuid, @Query @Nullable DatasetReference dataset);

	/**
	 * Set the judgement about an auto-annotation.
	 * @param assetUuid id of the asset
	 * @param autoAnnotate name of the auto-annotation
	 * @param userReview judgement of a person
	 * @return completes when it is done
	 */
	default Mono<Void> updateAutoAnnotationStatus(String assetUuid, String autoAnnotate, UserReview userReview) {
		return updateAutoAnnotationStatus(assetUuid, autoAnnotate, userReview, null, null);
	}

	/**
	 * Set the judgement about an auto-annotation.
	 * @param assetUuid id of the asset
	 * @param autoAnnotate name of the auto-annotation
	 * @param userReview judgement of a person
	 * @param approvedThreshold certainty from which on the person approves, from 0 to 1
	 * @param dataset the dataset or version that is meant; {@code null} if the asset is
	 * in one only
	 * @return completes when it is done
	 */
	@Operation(value = "update_asset_auto_annotation_status", idempotent = true)
	@PatchExchange("/assets/{assetUuid}/auto_annotations/{autoAnnotate}/user_review/{userReview}")
	Mono<Void> updateAutoAnnotationStatus(@PathVariable String assetUuid, @PathVariable String autoAnnotate,
			@PathVariable UserReview userReview,
			@RequestParam(name = "approved_threshold", required = false) @Nullable Double approvedThreshold,
			@Query @Nullable DatasetReference dataset);

	/**
	 * Download the media of an asset as it was uploaded.
	 * @param assetUuid id of the asset
	 * @return the bytes, no faster than they are asked for
	 */
	default Flux<DataBuffer> download(String assetUuid) {
		return download(assetUuid, AssetDownloadRequest.original());
	}

	/**
	 * Download the media of an asset.
	 * @param assetUuid id of the asset
	 * @param request form and part of the media
	 * @return the bytes, no faster than they are asked for
	 */
	@Operation(value = "download_asset", idempotent = true)
	@GetExchange(url = "/assets/{assetUuid}/download", accept = "*/*")
	Flux<DataBuffer> download(@PathVariable String assetUuid, @Query AssetDownloadRequest request);

	/**
	 * Ask where the media of an asset can be fetched without a credential.
	 * @param assetUuid id of the asset
	 * @param request form and part of the media
	 * @param urlType kind of the URL
	 * @return where the media can be fetched
	 */
	@Operation(value = "download_asset", idempotent = true)
	@GetExchange("/assets/{assetUuid}/download")
	Mono<DownloadUrl> downloadUrl(@PathVariable String assetUuid, @Query AssetDownloadRequest request,
			@RequestParam("url_type") AssetUrlType urlType);

	/**
	 * Add an annotation to an asset.
	 * @param assetUuid id of the asset
	 * @param predictions what is there: one for an image, more for a video
	 * @param request what made the annotation, and what a person thinks of it
	 * @return completes when it is done
	 */
	@Operation(value = "add_asset_annotation", idempotent = false)
	@PostExchange("/assets/{assetUuid}/annotations")
	Mono<Void> addAnnotation(@PathVariable String assetUuid, @RequestBody List<Prediction> predictions,
			@Query AnnotationRequest request);

	/**
	 * Set the judgement about an annotation.
	 * @param assetUuid id of the asset
	 * @param request which annotation, and what a person thinks of it
	 * @return completes when it is done
	 */
	@Operation(value = "update_asset_annotation_approval", idempotent = true)
	@PatchExchange("/assets/{assetUuid}/annotations")
	Mono<Void> updateAnnotationApproval(@PathVariable String assetUuid, @Query AnnotationRequest request);

	/**
	 * Add a region of interest to an asset.
	 * @param assetUuid id of the asset
	 * @param roi the region
	 * @return completes when it is done
	 */
	default Mono<Void> addRoi(String assetUuid, Roi roi) {
		return addRoi(assetUuid, roi, null);
	}

	/**
	 * Add a region of interest to an asset.
	 * @param assetUuid id of the asset
	 * @param roi the region
	 * @param dataset the dataset or version that is meant; {@code null} if the asset is
	 * in one only
	 * @return completes when it is done
	 */
	@Operation(value = "add_asset_roi", idempotent = false)
	@PostExchange("/assets/{assetUuid}/rois")
	Mono<Void> addRoi(@PathVariable String assetUuid, @RequestBody Roi roi, @Query @Nullable DatasetReference dataset);

	/**
	 * Delete a region of interest of an asset.
	 * @param assetUuid id of the asset
	 * @param name name of the region
	 * @return completes when it is done
	 */
	default Mono<Void> deleteRoi(String assetUuid, String name) {
		return deleteRoi(assetUuid, name, null);
	}

	/**
	 * Delete a region of interest of an asset.
	 * @param assetUuid id of the asset
	 * @param name name of the region
	 * @param dataset the dataset or version that is meant; {@code null} if the asset is
	 * in one only
	 * @return completes when it is done
	 */
	@Operation(value = "delete_asset_roi", idempotent = true)
	@DeleteExchange("/assets/{assetUuid}/rois/{name}")
	Mono<Void> deleteRoi(@PathVariable String assetUuid, @PathVariable String name,
			@Query @Nullable DatasetReference dataset);

}

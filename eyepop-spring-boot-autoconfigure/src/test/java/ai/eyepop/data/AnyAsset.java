package ai.eyepop.data;

import ai.eyepop.data.asset.Asset;

/**
 * Assets as they compare when a service may have given them other ids.
 */
final class AnyAsset {

	private AnyAsset() {
	}

	static Asset of(Asset asset) {
		return new Asset("", asset.createdAt(), asset.updatedAt(), asset.mimeType(), asset.fileSizeBytes(),
				asset.originalImageWidth(), asset.originalImageHeight(), asset.originalDuration(),
				asset.originalFrames(), asset.transformed(), asset.status(), asset.statusMessage(), asset.externalId(),
				asset.partition(), asset.reviewPriority(), asset.modelRelevance(), asset.annotations(), asset.rois(),
				asset.datasetUuid(), asset.accountUuid(), asset.other());
	}

}

package ai.eyepop.data;

import ai.eyepop.data.asset.Asset;

/**
 * Assets as they compare when a service may have given them other ids.
 */
final class AnyAsset {

	private AnyAsset() {
	}

	static Asset of(Asset asset) {
		return Asset.builder("")
			.createdAt(asset.createdAt())
			.updatedAt(asset.updatedAt())
			.mimeType(asset.mimeType())
			.originalImageWidth(asset.originalImageWidth())
			.originalImageHeight(asset.originalImageHeight())
			.originalDuration(asset.originalDuration())
			.originalFrames(asset.originalFrames())
			.externalId(asset.externalId())
			.partition(asset.partition())
			.reviewPriority(asset.reviewPriority())
			.modelRelevance(asset.modelRelevance())
			.annotations(asset.annotations())
			.other(asset.other())
			.build();
	}

}

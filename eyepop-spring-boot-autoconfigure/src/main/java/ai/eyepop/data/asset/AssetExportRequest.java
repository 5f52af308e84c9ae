package ai.eyepop.data.asset;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * Which assets to export, and in which form.
 *
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version
 * @param assetUuids ids of the assets; {@code null} for all
 * @param modelUuid id of the model for whose training the assets are exported
 * @param transcodeMode form of the media; images of the original size if it is not set
 * @param inclusionMode which assets to export; those with an annotation if it is not set
 * @param annotationInclusionMode which annotations to export; all if it is not set
 * @param includeExternalIds whether to tell external ids
 * @param assetUrlType kind of URL to export in place of the media; {@code null} for the
 * media
 * @param freezeDatasetVersion whether the version can no longer be modified from then on
 * @param includePartitions parts of the dataset to export; {@code null} for all
 * @param includeAutoAnnotates names of auto-annotations whose annotations to export;
 * {@code null} for all
 * @param includeSources sources whose annotations to export; {@code null} for all
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetExportRequest(@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("asset_uuid") @Nullable List<String> assetUuids,
		@JsonProperty("model_uuid") @Nullable String modelUuid,
		@JsonProperty("transcode_mode") TranscodeMode transcodeMode,
		@JsonProperty("inclusion_mode") AssetInclusionMode inclusionMode,
		@JsonProperty("annotation_inclusion_mode") AnnotationInclusionMode annotationInclusionMode,
		@JsonProperty("include_external_ids") boolean includeExternalIds,
		@JsonProperty("asset_url_type") @Nullable AssetUrlType assetUrlType,
		@JsonProperty("freeze_dataset_version") @Nullable Boolean freezeDatasetVersion,
		@JsonProperty("include_partition") @Nullable List<String> includePartitions,
		@JsonProperty("include_auto_annotate") @Nullable List<String> includeAutoAnnotates,
		@JsonProperty("include_source") @Nullable List<String> includeSources) {

	public AssetExportRequest {
		assetUuids = Members.given(assetUuids);
		Assert.notNull(transcodeMode, "'transcodeMode' must not be null");
		Assert.notNull(inclusionMode, "'inclusionMode' must not be null");
		Assert.notNull(annotationInclusionMode, "'annotationInclusionMode' must not be null");
		includePartitions = Members.given(includePartitions);
		includeAutoAnnotates = Members.given(includeAutoAnnotates);
		includeSources = Members.given(includeSources);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link AssetExportRequest}.
	 */
	public static final class Builder {

		private @Nullable String datasetUuid;

		private @Nullable Integer datasetVersion;

		private @Nullable List<String> assetUuids;

		private @Nullable String modelUuid;

		private TranscodeMode transcodeMode = TranscodeMode.IMAGE_ORIGINAL_SIZE;

		private AssetInclusionMode inclusionMode = AssetInclusionMode.ANNOTATED_ONLY;

		private AnnotationInclusionMode annotationInclusionMode = AnnotationInclusionMode.ALL;

		private boolean includeExternalIds;

		private @Nullable AssetUrlType assetUrlType;

		private @Nullable Boolean freezeDatasetVersion;

		private @Nullable List<String> includePartitions;

		private @Nullable List<String> includeAutoAnnotates;

		private @Nullable List<String> includeSources;

		private Builder() {
		}

		/**
		 * Set the dataset uuid.
		 * @param datasetUuid id of the dataset
		 * @return this builder
		 */
		public Builder datasetUuid(@Nullable String datasetUuid) {
			this.datasetUuid = datasetUuid;
			return this;
		}

		/**
		 * Set the dataset version.
		 * @param datasetVersion number of the version
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
			return this;
		}

		/**
		 * Set the asset uuids.
		 * @param assetUuids ids of the assets; {@code null} for all
		 * @return this builder
		 */
		public Builder assetUuids(@Nullable List<String> assetUuids) {
			this.assetUuids = assetUuids;
			return this;
		}

		/**
		 * Set the model uuid.
		 * @param modelUuid id of the model for whose training the assets are exported
		 * @return this builder
		 */
		public Builder modelUuid(@Nullable String modelUuid) {
			this.modelUuid = modelUuid;
			return this;
		}

		/**
		 * Set the transcode mode.
		 * @param transcodeMode form of the media; images of the original size if it is
		 * not set
		 * @return this builder
		 */
		public Builder transcodeMode(TranscodeMode transcodeMode) {
			this.transcodeMode = transcodeMode;
			return this;
		}

		/**
		 * Set the inclusion mode.
		 * @param inclusionMode which assets to export; those with an annotation if it is
		 * not set
		 * @return this builder
		 */
		public Builder inclusionMode(AssetInclusionMode inclusionMode) {
			this.inclusionMode = inclusionMode;
			return this;
		}

		/**
		 * Set the annotation inclusion mode.
		 * @param annotationInclusionMode which annotations to export; all if it is not
		 * set
		 * @return this builder
		 */
		public Builder annotationInclusionMode(AnnotationInclusionMode annotationInclusionMode) {
			this.annotationInclusionMode = annotationInclusionMode;
			return this;
		}

		/**
		 * Set the include external ids.
		 * @param includeExternalIds whether to tell external ids
		 * @return this builder
		 */
		public Builder includeExternalIds(boolean includeExternalIds) {
			this.includeExternalIds = includeExternalIds;
			return this;
		}

		/**
		 * Set the asset url type.
		 * @param assetUrlType kind of URL to export in place of the media; {@code null}
		 * for the media
		 * @return this builder
		 */
		public Builder assetUrlType(@Nullable AssetUrlType assetUrlType) {
			this.assetUrlType = assetUrlType;
			return this;
		}

		/**
		 * Set the freeze dataset version.
		 * @param freezeDatasetVersion whether the version can no longer be modified from
		 * then on
		 * @return this builder
		 */
		public Builder freezeDatasetVersion(@Nullable Boolean freezeDatasetVersion) {
			this.freezeDatasetVersion = freezeDatasetVersion;
			return this;
		}

		/**
		 * Set the include partitions.
		 * @param includePartitions parts of the dataset to export; {@code null} for all
		 * @return this builder
		 */
		public Builder includePartitions(@Nullable List<String> includePartitions) {
			this.includePartitions = includePartitions;
			return this;
		}

		/**
		 * Set the include auto annotates.
		 * @param includeAutoAnnotates names of auto-annotations whose annotations to
		 * export; {@code null} for all
		 * @return this builder
		 */
		public Builder includeAutoAnnotates(@Nullable List<String> includeAutoAnnotates) {
			this.includeAutoAnnotates = includeAutoAnnotates;
			return this;
		}

		/**
		 * Set the include sources.
		 * @param includeSources sources whose annotations to export; {@code null} for all
		 * @return this builder
		 */
		public Builder includeSources(@Nullable List<String> includeSources) {
			this.includeSources = includeSources;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public AssetExportRequest build() {
			return new AssetExportRequest(this.datasetUuid, this.datasetVersion, this.assetUuids, this.modelUuid,
					this.transcodeMode, this.inclusionMode, this.annotationInclusionMode, this.includeExternalIds,
					this.assetUrlType, this.freezeDatasetVersion, this.includePartitions, this.includeAutoAnnotates,
					this.includeSources);
		}

	}

}

package ai.eyepop.data.asset;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * Which assets to list, and what to tell about them.
 *
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version; {@code null} for the one that can be
 * modified
 * @param includeAnnotations whether to tell the annotations
 * @param inclusionMode which assets to list; those with an annotation if it is not set
 * @param annotationInclusionMode which annotations to tell; {@code null} for all
 * @param includePartitions parts of the dataset to list; {@code null} for all
 * @param includeAutoAnnotates names of auto-annotations whose annotations to tell; {@code
 * null} for all
 * @param includeSources sources whose annotations to tell; {@code null} for all
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetListRequest(@JsonProperty("dataset_uuid") String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("include_annotations") boolean includeAnnotations,
		@JsonProperty("inclusion_mode") AssetInclusionMode inclusionMode,
		@JsonProperty("annotation_inclusion_mode") @Nullable AnnotationInclusionMode annotationInclusionMode,
		@JsonProperty("include_partition") @Nullable List<String> includePartitions,
		@JsonProperty("include_auto_annotate") @Nullable List<String> includeAutoAnnotates,
		@JsonProperty("include_source") @Nullable List<String> includeSources) {

	public AssetListRequest {
		Assert.notNull(datasetUuid, "'datasetUuid' must not be null");
		Assert.notNull(inclusionMode, "'inclusionMode' must not be null");
		includePartitions = Members.given(includePartitions);
		includeAutoAnnotates = Members.given(includeAutoAnnotates);
		includeSources = Members.given(includeSources);
	}

	/**
	 * Create a builder.
	 * @param datasetUuid id of the dataset
	 * @return a new builder
	 */
	public static Builder builder(String datasetUuid) {
		return new Builder(datasetUuid);
	}

	/**
	 * Builder of {@link AssetListRequest}.
	 */
	public static final class Builder {

		private final String datasetUuid;

		private @Nullable Integer datasetVersion;

		private boolean includeAnnotations;

		private AssetInclusionMode inclusionMode = AssetInclusionMode.ANNOTATED_ONLY;

		private @Nullable AnnotationInclusionMode annotationInclusionMode;

		private @Nullable List<String> includePartitions;

		private @Nullable List<String> includeAutoAnnotates;

		private @Nullable List<String> includeSources;

		private Builder(String datasetUuid) {
			this.datasetUuid = datasetUuid;
		}

		/**
		 * Set the dataset version.
		 * @param datasetVersion number of the version; {@code null} for the one that can
		 * be modified
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
			return this;
		}

		/**
		 * Set the include annotations.
		 * @param includeAnnotations whether to tell the annotations
		 * @return this builder
		 */
		public Builder includeAnnotations(boolean includeAnnotations) {
			this.includeAnnotations = includeAnnotations;
			return this;
		}

		/**
		 * Set the inclusion mode.
		 * @param inclusionMode which assets to list; those with an annotation if it is
		 * not set
		 * @return this builder
		 */
		public Builder inclusionMode(AssetInclusionMode inclusionMode) {
			this.inclusionMode = inclusionMode;
			return this;
		}

		/**
		 * Set the annotation inclusion mode.
		 * @param annotationInclusionMode which annotations to tell; {@code null} for all
		 * @return this builder
		 */
		public Builder annotationInclusionMode(@Nullable AnnotationInclusionMode annotationInclusionMode) {
			this.annotationInclusionMode = annotationInclusionMode;
			return this;
		}

		/**
		 * Set the include partitions.
		 * @param includePartitions parts of the dataset to list; {@code null} for all
		 * @return this builder
		 */
		public Builder includePartitions(@Nullable List<String> includePartitions) {
			this.includePartitions = includePartitions;
			return this;
		}

		/**
		 * Set the include auto annotates.
		 * @param includeAutoAnnotates names of auto-annotations whose annotations to
		 * tell; {@code null} for all
		 * @return this builder
		 */
		public Builder includeAutoAnnotates(@Nullable List<String> includeAutoAnnotates) {
			this.includeAutoAnnotates = includeAutoAnnotates;
			return this;
		}

		/**
		 * Set the include sources.
		 * @param includeSources sources whose annotations to tell; {@code null} for all
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
		public AssetListRequest build() {
			return new AssetListRequest(this.datasetUuid, this.datasetVersion, this.includeAnnotations,
					this.inclusionMode, this.annotationInclusionMode, this.includePartitions, this.includeAutoAnnotates,
					this.includeSources);
		}

	}

}

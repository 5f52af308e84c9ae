package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.dataset.UserReview;

/**
 * Which annotation of an asset is meant, and what a person thinks of it.
 *
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version
 * @param autoAnnotate name of the auto-annotation that made the annotation
 * @param source what made the annotation, in the words of its maker
 * @param userReview judgement of a person
 * @param approvedThreshold certainty from which on a person approves, from 0 to 1
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnnotationRequest(@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("auto_annotate") @Nullable String autoAnnotate, @JsonProperty("source") @Nullable String source,
		@JsonProperty("user_review") @Nullable UserReview userReview,
		@JsonProperty("approved_threshold") @Nullable Double approvedThreshold) {

	/**
	 * Create a request that says nothing.
	 * @return a new request
	 */
	public static AnnotationRequest defaults() {
		return builder().build();
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link AnnotationRequest}.
	 */
	public static final class Builder {

		private @Nullable String datasetUuid;

		private @Nullable Integer datasetVersion;

		private @Nullable String autoAnnotate;

		private @Nullable String source;

		private @Nullable UserReview userReview;

		private @Nullable Double approvedThreshold;

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
		 * Set the auto annotate.
		 * @param autoAnnotate name of the auto-annotation that made the annotation
		 * @return this builder
		 */
		public Builder autoAnnotate(@Nullable String autoAnnotate) {
			this.autoAnnotate = autoAnnotate;
			return this;
		}

		/**
		 * Set the source.
		 * @param source what made the annotation, in the words of its maker
		 * @return this builder
		 */
		public Builder source(@Nullable String source) {
			this.source = source;
			return this;
		}

		/**
		 * Set the user review.
		 * @param userReview judgement of a person
		 * @return this builder
		 */
		public Builder userReview(@Nullable UserReview userReview) {
			this.userReview = userReview;
			return this;
		}

		/**
		 * Set the approved threshold.
		 * @param approvedThreshold certainty from which on a person approves, from 0 to 1
		 * @return this builder
		 */
		public Builder approvedThreshold(@Nullable Double approvedThreshold) {
			this.approvedThreshold = approvedThreshold;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public AnnotationRequest build() {
			return new AnnotationRequest(this.datasetUuid, this.datasetVersion, this.autoAnnotate, this.source,
					this.userReview, this.approvedThreshold);
		}

	}

}

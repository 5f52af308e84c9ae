package ai.eyepop.data.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * How answers to assets of a dataset are compared with its ground truth.
 *
 * @param datasetUuid id of the dataset
 * @param source name of what is evaluated
 * @param filter which assets are evaluated
 * @param videoChunkLengthNs length of the parts of a video that are looked at together,
 * in nanoseconds
 * @param videoChunkOverlap how much such parts overlap, as a part of their length: less
 * than 0.5, and negative for gaps
 * @param abilityUuid id of the ability that answers
 * @param infer what is asked in place of an ability; defaults of the service are written
 * out
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluateRequest(@JsonProperty("dataset_uuid") String datasetUuid,
		@JsonProperty("source") @Nullable String source, @JsonProperty("filter") @Nullable EvaluateFilter filter,
		@JsonProperty("video_chunk_length_ns") @Nullable Long videoChunkLengthNs,
		@JsonProperty("video_chunk_overlap") @Nullable Double videoChunkOverlap,
		@JsonProperty("ability_uuid") @Nullable String abilityUuid,
		@JsonProperty("infer") @Nullable InferRequest infer) {

	public EvaluateRequest {
		Assert.notNull(datasetUuid, "'datasetUuid' must not be null");
		Assert.isTrue(videoChunkOverlap == null || videoChunkOverlap < 0.5,
				"'videoChunkOverlap' must be less than 0.5");
		infer = (infer != null) ? infer.withDefaults() : null;
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
	 * Builder of {@link EvaluateRequest}.
	 */
	public static final class Builder {

		private final String datasetUuid;

		private @Nullable String source;

		private @Nullable EvaluateFilter filter;

		private @Nullable Long videoChunkLengthNs;

		private @Nullable Double videoChunkOverlap;

		private @Nullable String abilityUuid;

		private @Nullable InferRequest infer;

		private Builder(String datasetUuid) {
			this.datasetUuid = datasetUuid;
		}

		/**
		 * Set the source.
		 * @param source name of what is evaluated
		 * @return this builder
		 */
		public Builder source(@Nullable String source) {
			this.source = source;
			return this;
		}

		/**
		 * Set the filter.
		 * @param filter which assets are evaluated
		 * @return this builder
		 */
		public Builder filter(@Nullable EvaluateFilter filter) {
			this.filter = filter;
			return this;
		}

		/**
		 * Set the video chunk length ns.
		 * @param videoChunkLengthNs length of the parts of a video that are looked at
		 * together, in nanoseconds
		 * @return this builder
		 */
		public Builder videoChunkLengthNs(@Nullable Long videoChunkLengthNs) {
			this.videoChunkLengthNs = videoChunkLengthNs;
			return this;
		}

		/**
		 * Set the video chunk overlap.
		 * @param videoChunkOverlap how much such parts overlap, as a part of their
		 * length: less than 0.5, and negative for gaps
		 * @return this builder
		 */
		public Builder videoChunkOverlap(@Nullable Double videoChunkOverlap) {
			this.videoChunkOverlap = videoChunkOverlap;
			return this;
		}

		/**
		 * Set the ability uuid.
		 * @param abilityUuid id of the ability that answers
		 * @return this builder
		 */
		public Builder abilityUuid(@Nullable String abilityUuid) {
			this.abilityUuid = abilityUuid;
			return this;
		}

		/**
		 * Set the infer.
		 * @param infer what is asked in place of an ability; defaults of the service are
		 * written out
		 * @return this builder
		 */
		public Builder infer(@Nullable InferRequest infer) {
			this.infer = infer;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public EvaluateRequest build() {
			return new EvaluateRequest(this.datasetUuid, this.source, this.filter, this.videoChunkLengthNs,
					this.videoChunkOverlap, this.abilityUuid, this.infer);
		}

	}

}

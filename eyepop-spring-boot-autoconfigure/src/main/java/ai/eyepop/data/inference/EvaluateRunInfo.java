package ai.eyepop.data.inference;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * What an evaluation took.
 *
 * @param numImages number of images
 * @param numGroundTruthImages number of images with a ground truth
 * @param numVideos number of videos
 * @param numGroundTruthVideos number of videos with a ground truth
 * @param totalTokens number of tokens
 * @param visualTokens number of tokens of the media
 * @param textTokens number of tokens of the prompts
 * @param outputTokens number of tokens of the answers
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EvaluateRunInfo(@JsonProperty("num_images") @Nullable Long numImages,
		@JsonProperty("num_ground_truth_images") @Nullable Long numGroundTruthImages,
		@JsonProperty("num_videos") @Nullable Long numVideos,
		@JsonProperty("num_ground_truth_videos") @Nullable Long numGroundTruthVideos,
		@JsonProperty("total_tokens") @Nullable Long totalTokens,
		@JsonProperty("visual_tokens") @Nullable Long visualTokens,
		@JsonProperty("text_tokens") @Nullable Long textTokens,
		@JsonProperty("output_tokens") @Nullable Long outputTokens,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public EvaluateRunInfo {
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link EvaluateRunInfo}.
	 */
	public static final class Builder {

		private @Nullable Long numImages;

		private @Nullable Long numGroundTruthImages;

		private @Nullable Long numVideos;

		private @Nullable Long numGroundTruthVideos;

		private @Nullable Long totalTokens;

		private @Nullable Long visualTokens;

		private @Nullable Long textTokens;

		private @Nullable Long outputTokens;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder() {
		}

		/**
		 * Set the num images.
		 * @param numImages number of images
		 * @return this builder
		 */
		public Builder numImages(@Nullable Long numImages) {
			this.numImages = numImages;
			return this;
		}

		/**
		 * Set the num ground truth images.
		 * @param numGroundTruthImages number of images with a ground truth
		 * @return this builder
		 */
		public Builder numGroundTruthImages(@Nullable Long numGroundTruthImages) {
			this.numGroundTruthImages = numGroundTruthImages;
			return this;
		}

		/**
		 * Set the num videos.
		 * @param numVideos number of videos
		 * @return this builder
		 */
		public Builder numVideos(@Nullable Long numVideos) {
			this.numVideos = numVideos;
			return this;
		}

		/**
		 * Set the num ground truth videos.
		 * @param numGroundTruthVideos number of videos with a ground truth
		 * @return this builder
		 */
		public Builder numGroundTruthVideos(@Nullable Long numGroundTruthVideos) {
			this.numGroundTruthVideos = numGroundTruthVideos;
			return this;
		}

		/**
		 * Set the total tokens.
		 * @param totalTokens number of tokens
		 * @return this builder
		 */
		public Builder totalTokens(@Nullable Long totalTokens) {
			this.totalTokens = totalTokens;
			return this;
		}

		/**
		 * Set the visual tokens.
		 * @param visualTokens number of tokens of the media
		 * @return this builder
		 */
		public Builder visualTokens(@Nullable Long visualTokens) {
			this.visualTokens = visualTokens;
			return this;
		}

		/**
		 * Set the text tokens.
		 * @param textTokens number of tokens of the prompts
		 * @return this builder
		 */
		public Builder textTokens(@Nullable Long textTokens) {
			this.textTokens = textTokens;
			return this;
		}

		/**
		 * Set the output tokens.
		 * @param outputTokens number of tokens of the answers
		 * @return this builder
		 */
		public Builder outputTokens(@Nullable Long outputTokens) {
			this.outputTokens = outputTokens;
			return this;
		}

		/**
		 * Set the members that this version does not know.
		 * @param other members that this version does not know, by name
		 * @return this builder
		 */
		public Builder other(Map<String, @Nullable Object> other) {
			this.other = other;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new record
		 */
		public EvaluateRunInfo build() {
			return new EvaluateRunInfo(this.numImages, this.numGroundTruthImages, this.numVideos,
					this.numGroundTruthVideos, this.totalTokens, this.visualTokens, this.textTokens, this.outputTokens,
					this.other);
		}

	}

}

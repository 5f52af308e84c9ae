package ai.eyepop.data.inference;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.internal.Members;
import ai.eyepop.data.internal.WireArea;
import ai.eyepop.prediction.Area;

/**
 * How a visual language model looks at media, and how it answers.
 *
 * @param maxNewTokens most tokens of the answer
 * @param imageSize size to which images are scaled, in pixels
 * @param fps frames of a video that are looked at, a second
 * @param maxFrames most frames of a video that are looked at
 * @param minFrames fewest frames of a video that are looked at
 * @param maxAspectRatio largest ratio of width to height
 * @param contextLength most tokens of prompt, media and answer together
 * @param roi part of the image that is looked at
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferConfig(@JsonProperty("max_new_tokens") @Nullable Integer maxNewTokens,
		@JsonProperty("image_size") @Nullable Integer imageSize, @JsonProperty("fps") @Nullable Double fps,
		@JsonProperty("max_frames") @Nullable Integer maxFrames,
		@JsonProperty("min_frames") @Nullable Integer minFrames,
		@JsonProperty("max_aspect_ratio") @Nullable Double maxAspectRatio,
		@JsonProperty("context_length") @Nullable Integer contextLength,
		@JsonProperty("roi") @JsonDeserialize(using = WireArea.class) @Nullable Area roi,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public InferConfig {
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
	 * Builder of {@link InferConfig}.
	 */
	public static final class Builder {

		private @Nullable Integer maxNewTokens;

		private @Nullable Integer imageSize;

		private @Nullable Double fps;

		private @Nullable Integer maxFrames;

		private @Nullable Integer minFrames;

		private @Nullable Double maxAspectRatio;

		private @Nullable Integer contextLength;

		private @Nullable Area roi;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder() {
		}

		/**
		 * Set the max new tokens.
		 * @param maxNewTokens most tokens of the answer
		 * @return this builder
		 */
		public Builder maxNewTokens(@Nullable Integer maxNewTokens) {
			this.maxNewTokens = maxNewTokens;
			return this;
		}

		/**
		 * Set the image size.
		 * @param imageSize size to which images are scaled, in pixels
		 * @return this builder
		 */
		public Builder imageSize(@Nullable Integer imageSize) {
			this.imageSize = imageSize;
			return this;
		}

		/**
		 * Set the fps.
		 * @param fps frames of a video that are looked at, a second
		 * @return this builder
		 */
		public Builder fps(@Nullable Double fps) {
			this.fps = fps;
			return this;
		}

		/**
		 * Set the max frames.
		 * @param maxFrames most frames of a video that are looked at
		 * @return this builder
		 */
		public Builder maxFrames(@Nullable Integer maxFrames) {
			this.maxFrames = maxFrames;
			return this;
		}

		/**
		 * Set the min frames.
		 * @param minFrames fewest frames of a video that are looked at
		 * @return this builder
		 */
		public Builder minFrames(@Nullable Integer minFrames) {
			this.minFrames = minFrames;
			return this;
		}

		/**
		 * Set the max aspect ratio.
		 * @param maxAspectRatio largest ratio of width to height
		 * @return this builder
		 */
		public Builder maxAspectRatio(@Nullable Double maxAspectRatio) {
			this.maxAspectRatio = maxAspectRatio;
			return this;
		}

		/**
		 * Set the context length.
		 * @param contextLength most tokens of prompt, media and answer together
		 * @return this builder
		 */
		public Builder contextLength(@Nullable Integer contextLength) {
			this.contextLength = contextLength;
			return this;
		}

		/**
		 * Set the roi.
		 * @param roi part of the image that is looked at
		 * @return this builder
		 */
		public Builder roi(@Nullable Area roi) {
			this.roi = roi;
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
		 * @return a new configuration
		 */
		public InferConfig build() {
			return new InferConfig(this.maxNewTokens, this.imageSize, this.fps, this.maxFrames, this.minFrames,
					this.maxAspectRatio, this.contextLength, this.roi, this.other);
		}

	}

}

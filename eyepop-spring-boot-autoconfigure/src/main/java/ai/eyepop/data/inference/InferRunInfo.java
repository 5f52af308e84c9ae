package ai.eyepop.data.inference;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * What an inference took.
 *
 * @param fps frames of a video that were looked at, a second
 * @param imageSize size to which images were scaled, in pixels
 * @param totalTokens number of tokens
 * @param visualTokens number of tokens of the media
 * @param textTokens number of tokens of the prompt
 * @param outputTokens number of tokens of the answer
 * @param aspectRatio ratio of width to height
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InferRunInfo(@JsonProperty("fps") @Nullable Double fps,
		@JsonProperty("image_size") @Nullable Integer imageSize,
		@JsonProperty("total_tokens") @Nullable Long totalTokens,
		@JsonProperty("visual_tokens") @Nullable Long visualTokens,
		@JsonProperty("text_tokens") @Nullable Long textTokens,
		@JsonProperty("output_tokens") @Nullable Long outputTokens,
		@JsonProperty("aspect_ratio") @Nullable Double aspectRatio,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public InferRunInfo {
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
	 * Builder of {@link InferRunInfo}.
	 */
	public static final class Builder {

		private @Nullable Double fps;

		private @Nullable Integer imageSize;

		private @Nullable Long totalTokens;

		private @Nullable Long visualTokens;

		private @Nullable Long textTokens;

		private @Nullable Long outputTokens;

		private @Nullable Double aspectRatio;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder() {
		}

		/**
		 * Set the fps.
		 * @param fps frames of a video that were looked at, a second
		 * @return this builder
		 */
		public Builder fps(@Nullable Double fps) {
			this.fps = fps;
			return this;
		}

		/**
		 * Set the image size.
		 * @param imageSize size to which images were scaled, in pixels
		 * @return this builder
		 */
		public Builder imageSize(@Nullable Integer imageSize) {
			this.imageSize = imageSize;
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
		 * @param textTokens number of tokens of the prompt
		 * @return this builder
		 */
		public Builder textTokens(@Nullable Long textTokens) {
			this.textTokens = textTokens;
			return this;
		}

		/**
		 * Set the output tokens.
		 * @param outputTokens number of tokens of the answer
		 * @return this builder
		 */
		public Builder outputTokens(@Nullable Long outputTokens) {
			this.outputTokens = outputTokens;
			return this;
		}

		/**
		 * Set the aspect ratio.
		 * @param aspectRatio ratio of width to height
		 * @return this builder
		 */
		public Builder aspectRatio(@Nullable Double aspectRatio) {
			this.aspectRatio = aspectRatio;
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
		public InferRunInfo build() {
			return new InferRunInfo(this.fps, this.imageSize, this.totalTokens, this.visualTokens, this.textTokens,
					this.outputTokens, this.aspectRatio, this.other);
		}

	}

}

package ai.eyepop.data.inference;

import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * What a visual language model is asked.
 *
 * @param textPrompt what it is asked, in words
 * @param workerRelease the model that answers
 * @param config how it looks at media, and how it answers
 * @param refresh whether to ask again if the same was asked before
 * @param transformInto what its words are turned into
 * @param responseSchema the JSON schema of its answers
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferRequest(@JsonProperty("text_prompt") String textPrompt,
		@JsonProperty("worker_release") @Nullable String workerRelease,
		@JsonProperty("config") @Nullable InferConfig config, @JsonProperty("refresh") @Nullable Boolean refresh,
		@JsonProperty("transform_into") @Nullable TransformInto transformInto,
		@JsonProperty("response_schema") @Nullable Map<String, @Nullable Object> responseSchema,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public InferRequest {
		Assert.notNull(textPrompt, "'textPrompt' must not be null");
		responseSchema = Members.copy(responseSchema);
		other = Members.map(other);
	}

	/** The model that answers if none is named. */
	private static final String WORKER_RELEASE = "qwen3-instruct";

	private static final int MAX_NEW_TOKENS = 200;

	/**
	 * Return this request with the defaults of the service written out: the model
	 * {@code qwen3-instruct}, at most 200 tokens, and no refresh.
	 * @return a new request
	 */
	public InferRequest withDefaults() {
		InferConfig config = (this.config != null) ? this.config
				: InferConfig.builder().maxNewTokens(MAX_NEW_TOKENS).build();
		return new InferRequest(this.textPrompt, Objects.requireNonNullElse(this.workerRelease, WORKER_RELEASE), config,
				Objects.requireNonNullElse(this.refresh, false), this.transformInto, this.responseSchema, this.other);
	}

	/**
	 * Create a builder.
	 * @param textPrompt what it is asked, in words
	 * @return a new builder
	 */
	public static Builder builder(String textPrompt) {
		return new Builder(textPrompt);
	}

	/**
	 * Builder of {@link InferRequest}.
	 */
	public static final class Builder {

		private final String textPrompt;

		private @Nullable String workerRelease;

		private @Nullable InferConfig config;

		private @Nullable Boolean refresh;

		private @Nullable TransformInto transformInto;

		private @Nullable Map<String, @Nullable Object> responseSchema;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String textPrompt) {
			this.textPrompt = textPrompt;
		}

		/**
		 * Set the worker release.
		 * @param workerRelease the model that answers
		 * @return this builder
		 */
		public Builder workerRelease(@Nullable String workerRelease) {
			this.workerRelease = workerRelease;
			return this;
		}

		/**
		 * Set the config.
		 * @param config how it looks at media, and how it answers
		 * @return this builder
		 */
		public Builder config(@Nullable InferConfig config) {
			this.config = config;
			return this;
		}

		/**
		 * Set the refresh.
		 * @param refresh whether to ask again if the same was asked before
		 * @return this builder
		 */
		public Builder refresh(@Nullable Boolean refresh) {
			this.refresh = refresh;
			return this;
		}

		/**
		 * Set the transform into.
		 * @param transformInto what its words are turned into
		 * @return this builder
		 */
		public Builder transformInto(@Nullable TransformInto transformInto) {
			this.transformInto = transformInto;
			return this;
		}

		/**
		 * Set the response schema.
		 * @param responseSchema the JSON schema of its answers
		 * @return this builder
		 */
		public Builder responseSchema(@Nullable Map<String, @Nullable Object> responseSchema) {
			this.responseSchema = responseSchema;
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
		 * Set the type of the answers. They are had by
		 * {@link InferResult#details(Class)}.
		 * @param type a record; components that are not {@code @Nullable} are required
		 * @return this builder
		 * @throws IllegalArgumentException if the type cannot be that of an answer
		 * @see StructuredAnswers
		 */
		public Builder responseType(Class<? extends Record> type) {
			this.responseSchema = StructuredAnswers.of(type).schema();
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public InferRequest build() {
			return new InferRequest(this.textPrompt, this.workerRelease, this.config, this.refresh, this.transformInto,
					this.responseSchema, this.other);
		}

	}

}

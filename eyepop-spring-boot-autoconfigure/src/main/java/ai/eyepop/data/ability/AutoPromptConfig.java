package ai.eyepop.data.ability;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.StructuredAnswers;
import ai.eyepop.data.internal.Members;

/**
 * How the service finds a prompt by itself.
 *
 * @param numSamples number of examples to learn from
 * @param taskDescription what the prompt should do, in words
 * @param infer the inference to begin with
 * @param responseSchema the JSON schema of the answers
 * @param evaluate how prompts are compared
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoPromptConfig(@JsonProperty("num_samples") @Nullable Integer numSamples,
		@JsonProperty("task_description") @Nullable String taskDescription, @JsonProperty("infer") InferRequest infer,
		@JsonProperty("response_schema") @Nullable Map<String, @Nullable Object> responseSchema,
		@JsonProperty("evaluate") EvaluateRequest evaluate) {

	public AutoPromptConfig {
		Assert.notNull(infer, "'infer' must not be null");
		responseSchema = Members.copy(responseSchema);
		Assert.notNull(evaluate, "'evaluate' must not be null");
	}

	/**
	 * Create a builder.
	 * @param infer the inference to begin with
	 * @param evaluate how prompts are compared
	 * @return a new builder
	 */
	public static Builder builder(InferRequest infer, EvaluateRequest evaluate) {
		return new Builder(infer, evaluate);
	}

	/**
	 * Builder of {@link AutoPromptConfig}.
	 */
	public static final class Builder {

		private @Nullable Integer numSamples;

		private @Nullable String taskDescription;

		private final InferRequest infer;

		private @Nullable Map<String, @Nullable Object> responseSchema;

		private final EvaluateRequest evaluate;

		private Builder(InferRequest infer, EvaluateRequest evaluate) {
			this.infer = infer;
			this.evaluate = evaluate;
		}

		/**
		 * Set the num samples.
		 * @param numSamples number of examples to learn from
		 * @return this builder
		 */
		public Builder numSamples(@Nullable Integer numSamples) {
			this.numSamples = numSamples;
			return this;
		}

		/**
		 * Set the task description.
		 * @param taskDescription what the prompt should do, in words
		 * @return this builder
		 */
		public Builder taskDescription(@Nullable String taskDescription) {
			this.taskDescription = taskDescription;
			return this;
		}

		/**
		 * Set the response schema.
		 * @param responseSchema the JSON schema of the answers
		 * @return this builder
		 */
		public Builder responseSchema(@Nullable Map<String, @Nullable Object> responseSchema) {
			this.responseSchema = responseSchema;
			return this;
		}

		/**
		 * Set the type of the answers, which gives the response schema. They are read by
		 * {@link StructuredAnswers}.
		 * @param type a record; components that are not {@code @Nullable} are required
		 * @return this builder
		 * @throws IllegalArgumentException if the type cannot be that of an answer
		 */
		public Builder responseType(Class<? extends Record> type) {
			return responseSchema(StructuredAnswers.of(type).schema());
		}

		/**
		 * Create the record.
		 * @return a new configuration
		 */
		public AutoPromptConfig build() {
			return new AutoPromptConfig(this.numSamples, this.taskDescription, this.infer, this.responseSchema,
					this.evaluate);
		}

	}

}

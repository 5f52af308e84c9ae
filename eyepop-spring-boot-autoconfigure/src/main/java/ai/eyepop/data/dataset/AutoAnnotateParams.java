package ai.eyepop.data.dataset;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * Parameters of an auto-annotation.
 *
 * @param candidateLabels labels to look for; deprecated by the service in favor of
 * prompts
 * @param prompts what to look for
 * @param confidenceThreshold least certainty of an annotation, from 0 to 1
 * @param task what kind of annotation to make
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoAnnotateParams(@JsonProperty("candidate_labels") @Nullable List<String> candidateLabels,
		@JsonProperty("prompts") @Nullable List<AutoAnnotatePrompt> prompts,
		@JsonProperty("confidence_threshold") @Nullable Double confidenceThreshold,
		@JsonProperty("task") @Nullable AutoAnnotateTask task,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public AutoAnnotateParams {
		candidateLabels = Members.copy(candidateLabels);
		prompts = Members.copy(prompts);
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
	 * Builder of {@link AutoAnnotateParams}.
	 */
	public static final class Builder {

		private @Nullable List<String> candidateLabels;

		private @Nullable List<AutoAnnotatePrompt> prompts;

		private @Nullable Double confidenceThreshold;

		private @Nullable AutoAnnotateTask task;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder() {
		}

		/**
		 * Set the candidate labels.
		 * @param candidateLabels labels to look for; deprecated by the service in favor
		 * of prompts
		 * @return this builder
		 */
		public Builder candidateLabels(@Nullable List<String> candidateLabels) {
			this.candidateLabels = candidateLabels;
			return this;
		}

		/**
		 * Set the prompts.
		 * @param prompts what to look for
		 * @return this builder
		 */
		public Builder prompts(@Nullable List<AutoAnnotatePrompt> prompts) {
			this.prompts = prompts;
			return this;
		}

		/**
		 * Set the confidence threshold.
		 * @param confidenceThreshold least certainty of an annotation, from 0 to 1
		 * @return this builder
		 */
		public Builder confidenceThreshold(@Nullable Double confidenceThreshold) {
			this.confidenceThreshold = confidenceThreshold;
			return this;
		}

		/**
		 * Set the task.
		 * @param task what kind of annotation to make
		 * @return this builder
		 */
		public Builder task(@Nullable AutoAnnotateTask task) {
			this.task = task;
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
		public AutoAnnotateParams build() {
			return new AutoAnnotateParams(this.candidateLabels, this.prompts, this.confidenceThreshold, this.task,
					this.other);
		}

	}

}

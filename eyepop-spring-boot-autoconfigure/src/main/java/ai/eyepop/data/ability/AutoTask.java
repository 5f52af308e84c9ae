package ai.eyepop.data.ability;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A task from whose description the service makes an ability.
 *
 * @param type kind of the task, {@code classification} for instance
 * @param taskMode media of the task
 * @param taskDescription what the task is, in words
 * @param classes labels to choose from
 * @param datasetUuid id of the dataset with examples
 * @param numSamples number of examples to learn from
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoTask(@JsonProperty("type") @Nullable String type,
		@JsonProperty("task_mode") @Nullable TaskMode taskMode,
		@JsonProperty("task_description") @Nullable String taskDescription,
		@JsonProperty("classes") @Nullable List<String> classes,
		@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("num_samples") @Nullable Integer numSamples,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public AutoTask {
		classes = Members.copy(classes);
		other = Members.map(other);
	}

	/**
	 * Create a builder of a task that chooses from classes.
	 * @param classes labels to choose from
	 * @param datasetUuid id of the dataset with examples
	 * @return a new builder
	 */
	public static Builder classification(List<String> classes, String datasetUuid) {
		return builder().type("classification").classes(classes).datasetUuid(datasetUuid);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link AutoTask}.
	 */
	public static final class Builder {

		private @Nullable String type;

		private @Nullable TaskMode taskMode;

		private @Nullable String taskDescription;

		private @Nullable List<String> classes;

		private @Nullable String datasetUuid;

		private @Nullable Integer numSamples;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder() {
		}

		/**
		 * Set the type.
		 * @param type kind of the task, {@code classification} for instance
		 * @return this builder
		 */
		public Builder type(@Nullable String type) {
			this.type = type;
			return this;
		}

		/**
		 * Set the task mode.
		 * @param taskMode media of the task
		 * @return this builder
		 */
		public Builder taskMode(@Nullable TaskMode taskMode) {
			this.taskMode = taskMode;
			return this;
		}

		/**
		 * Set the task description.
		 * @param taskDescription what the task is, in words
		 * @return this builder
		 */
		public Builder taskDescription(@Nullable String taskDescription) {
			this.taskDescription = taskDescription;
			return this;
		}

		/**
		 * Set the classes.
		 * @param classes labels to choose from
		 * @return this builder
		 */
		public Builder classes(@Nullable List<String> classes) {
			this.classes = classes;
			return this;
		}

		/**
		 * Set the dataset uuid.
		 * @param datasetUuid id of the dataset with examples
		 * @return this builder
		 */
		public Builder datasetUuid(@Nullable String datasetUuid) {
			this.datasetUuid = datasetUuid;
			return this;
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
		 * @return a new task
		 */
		public AutoTask build() {
			return new AutoTask(this.type, this.taskMode, this.taskDescription, this.classes, this.datasetUuid,
					this.numSamples, this.other);
		}

	}

}

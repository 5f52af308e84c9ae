package ai.eyepop.data.dataset;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.internal.Members;
import ai.eyepop.data.internal.WireInstant;

/**
 * An auto-annotation or evaluation of a version of a dataset.
 *
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version
 * @param sourceAbilityUuid id of the ability that made the annotations
 * @param sourceModelUuid id of the model that made the annotations
 * @param autoAnnotate name of the auto-annotation
 * @param autoAnnotateParams parameters of the auto-annotation
 * @param status state
 * @param statusMessage what went wrong
 * @param source what made the annotations, in the words of its maker
 * @param metrics how good the annotations are
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DatasetAutoAnnotate(
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("dataset_uuid") String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("source_ability_uuid") @Nullable String sourceAbilityUuid,
		@JsonProperty("source_model_uuid") @Nullable String sourceModelUuid,
		@JsonProperty("auto_annotate") @Nullable String autoAnnotate,
		@JsonProperty("auto_annotate_params") Map<String, @Nullable Object> autoAnnotateParams,
		@JsonProperty("status") @Nullable AutoAnnotateStatus status,
		@JsonProperty("status_message") @Nullable String statusMessage, @JsonProperty("source") @Nullable String source,
		@JsonProperty("metrics") Map<String, @Nullable Object> metrics,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public DatasetAutoAnnotate {
		Members.required(datasetUuid, "dataset_uuid");
		autoAnnotateParams = Members.map(autoAnnotateParams);
		metrics = Members.map(metrics);
		other = Members.map(other);
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
	 * Builder of {@link DatasetAutoAnnotate}.
	 */
	public static final class Builder {

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private final String datasetUuid;

		private @Nullable Integer datasetVersion;

		private @Nullable String sourceAbilityUuid;

		private @Nullable String sourceModelUuid;

		private @Nullable String autoAnnotate;

		private Map<String, @Nullable Object> autoAnnotateParams = Map.of();

		private @Nullable AutoAnnotateStatus status;

		private @Nullable String statusMessage;

		private @Nullable String source;

		private Map<String, @Nullable Object> metrics = Map.of();

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String datasetUuid) {
			this.datasetUuid = datasetUuid;
		}

		/**
		 * Set the created at.
		 * @param createdAt time of creation
		 * @return this builder
		 */
		public Builder createdAt(@Nullable Instant createdAt) {
			this.createdAt = createdAt;
			return this;
		}

		/**
		 * Set the updated at.
		 * @param updatedAt time of the last change
		 * @return this builder
		 */
		public Builder updatedAt(@Nullable Instant updatedAt) {
			this.updatedAt = updatedAt;
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
		 * Set the source ability uuid.
		 * @param sourceAbilityUuid id of the ability that made the annotations
		 * @return this builder
		 */
		public Builder sourceAbilityUuid(@Nullable String sourceAbilityUuid) {
			this.sourceAbilityUuid = sourceAbilityUuid;
			return this;
		}

		/**
		 * Set the source model uuid.
		 * @param sourceModelUuid id of the model that made the annotations
		 * @return this builder
		 */
		public Builder sourceModelUuid(@Nullable String sourceModelUuid) {
			this.sourceModelUuid = sourceModelUuid;
			return this;
		}

		/**
		 * Set the auto annotate.
		 * @param autoAnnotate name of the auto-annotation
		 * @return this builder
		 */
		public Builder autoAnnotate(@Nullable String autoAnnotate) {
			this.autoAnnotate = autoAnnotate;
			return this;
		}

		/**
		 * Set the auto annotate params.
		 * @param autoAnnotateParams parameters of the auto-annotation
		 * @return this builder
		 */
		public Builder autoAnnotateParams(Map<String, @Nullable Object> autoAnnotateParams) {
			this.autoAnnotateParams = autoAnnotateParams;
			return this;
		}

		/**
		 * Set the status.
		 * @param status state
		 * @return this builder
		 */
		public Builder status(@Nullable AutoAnnotateStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Set the status message.
		 * @param statusMessage what went wrong
		 * @return this builder
		 */
		public Builder statusMessage(@Nullable String statusMessage) {
			this.statusMessage = statusMessage;
			return this;
		}

		/**
		 * Set the source.
		 * @param source what made the annotations, in the words of its maker
		 * @return this builder
		 */
		public Builder source(@Nullable String source) {
			this.source = source;
			return this;
		}

		/**
		 * Set the metrics.
		 * @param metrics how good the annotations are
		 * @return this builder
		 */
		public Builder metrics(Map<String, @Nullable Object> metrics) {
			this.metrics = metrics;
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
		public DatasetAutoAnnotate build() {
			return new DatasetAutoAnnotate(this.createdAt, this.updatedAt, this.datasetUuid, this.datasetVersion,
					this.sourceAbilityUuid, this.sourceModelUuid, this.autoAnnotate, this.autoAnnotateParams,
					this.status, this.statusMessage, this.source, this.metrics, this.other);
		}

	}

}

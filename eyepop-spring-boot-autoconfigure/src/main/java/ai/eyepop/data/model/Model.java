package ai.eyepop.data.model;

import java.time.Instant;
import java.util.List;
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
 * A model, trained or to be trained.
 *
 * @param uuid id of the model
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param accountUuid id of the account that owns the model
 * @param datasetUuid id of the dataset that it is trained with
 * @param datasetVersion number of the version that it is trained with
 * @param name name of the model
 * @param description what the model is for
 * @param type kind of the model
 * @param isPublic whether other accounts may use it
 * @param externalId id that its owner gave
 * @param pretrainedModelUuid id of the model from which training starts
 * @param extraParams further parameters of the training
 * @param task what the model finds
 * @param classes labels of its classes
 * @param status state
 * @param statusMessage what went wrong
 * @param metrics how good the model is
 * @param exports exports
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Model(@JsonProperty("uuid") String uuid,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("account_uuid") String accountUuid, @JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion, @JsonProperty("name") String name,
		@JsonProperty("description") @Nullable String description, @JsonProperty("type") @Nullable ModelType type,
		@JsonProperty("is_public") @Nullable Boolean isPublic, @JsonProperty("external_id") @Nullable String externalId,
		@JsonProperty("pretrained_model_uuid") @Nullable String pretrainedModelUuid,
		@JsonProperty("extra_params") Map<String, @Nullable Object> extraParams,
		@JsonProperty("task") @Nullable ModelTask task, @JsonProperty("classes") List<String> classes,
		@JsonProperty("status") @Nullable ModelStatus status,
		@JsonProperty("status_message") @Nullable String statusMessage,
		@JsonProperty("metrics") @Nullable ModelMetrics metrics, @JsonProperty("exports") List<ModelExport> exports,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Model {
		Members.required(uuid, "uuid");
		Members.required(accountUuid, "account_uuid");
		Members.required(name, "name");
		extraParams = Members.map(extraParams);
		classes = Members.list(classes);
		exports = Members.list(exports);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param uuid id of the model
	 * @param accountUuid id of the account that owns the model
	 * @param name name of the model
	 * @return a new builder
	 */
	public static Builder builder(String uuid, String accountUuid, String name) {
		return new Builder(uuid, accountUuid, name);
	}

	/**
	 * Builder of {@link Model}.
	 */
	public static final class Builder {

		private final String uuid;

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private final String accountUuid;

		private @Nullable String datasetUuid;

		private @Nullable Integer datasetVersion;

		private final String name;

		private @Nullable String description;

		private @Nullable ModelType type;

		private @Nullable Boolean isPublic;

		private @Nullable String externalId;

		private @Nullable String pretrainedModelUuid;

		private Map<String, @Nullable Object> extraParams = Map.of();

		private @Nullable ModelTask task;

		private List<String> classes = List.of();

		private @Nullable ModelStatus status;

		private @Nullable String statusMessage;

		private @Nullable ModelMetrics metrics;

		private List<ModelExport> exports = List.of();

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String uuid, String accountUuid, String name) {
			this.uuid = uuid;
			this.accountUuid = accountUuid;
			this.name = name;
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
		 * Set the dataset uuid.
		 * @param datasetUuid id of the dataset that it is trained with
		 * @return this builder
		 */
		public Builder datasetUuid(@Nullable String datasetUuid) {
			this.datasetUuid = datasetUuid;
			return this;
		}

		/**
		 * Set the dataset version.
		 * @param datasetVersion number of the version that it is trained with
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
			return this;
		}

		/**
		 * Set the description.
		 * @param description what the model is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the type.
		 * @param type kind of the model
		 * @return this builder
		 */
		public Builder type(@Nullable ModelType type) {
			this.type = type;
			return this;
		}

		/**
		 * Set the is public.
		 * @param isPublic whether other accounts may use it
		 * @return this builder
		 */
		public Builder isPublic(@Nullable Boolean isPublic) {
			this.isPublic = isPublic;
			return this;
		}

		/**
		 * Set the external id.
		 * @param externalId id that its owner gave
		 * @return this builder
		 */
		public Builder externalId(@Nullable String externalId) {
			this.externalId = externalId;
			return this;
		}

		/**
		 * Set the pretrained model uuid.
		 * @param pretrainedModelUuid id of the model from which training starts
		 * @return this builder
		 */
		public Builder pretrainedModelUuid(@Nullable String pretrainedModelUuid) {
			this.pretrainedModelUuid = pretrainedModelUuid;
			return this;
		}

		/**
		 * Set the extra params.
		 * @param extraParams further parameters of the training
		 * @return this builder
		 */
		public Builder extraParams(Map<String, @Nullable Object> extraParams) {
			this.extraParams = extraParams;
			return this;
		}

		/**
		 * Set the task.
		 * @param task what the model finds
		 * @return this builder
		 */
		public Builder task(@Nullable ModelTask task) {
			this.task = task;
			return this;
		}

		/**
		 * Set the classes.
		 * @param classes labels of its classes
		 * @return this builder
		 */
		public Builder classes(List<String> classes) {
			this.classes = classes;
			return this;
		}

		/**
		 * Set the status.
		 * @param status state
		 * @return this builder
		 */
		public Builder status(@Nullable ModelStatus status) {
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
		 * Set the metrics.
		 * @param metrics how good the model is
		 * @return this builder
		 */
		public Builder metrics(@Nullable ModelMetrics metrics) {
			this.metrics = metrics;
			return this;
		}

		/**
		 * Set the exports.
		 * @param exports exports
		 * @return this builder
		 */
		public Builder exports(List<ModelExport> exports) {
			this.exports = exports;
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
		 * @return a new model
		 */
		public Model build() {
			return new Model(this.uuid, this.createdAt, this.updatedAt, this.accountUuid, this.datasetUuid,
					this.datasetVersion, this.name, this.description, this.type, this.isPublic, this.externalId,
					this.pretrainedModelUuid, this.extraParams, this.task, this.classes, this.status,
					this.statusMessage, this.metrics, this.exports, this.other);
		}

	}

}

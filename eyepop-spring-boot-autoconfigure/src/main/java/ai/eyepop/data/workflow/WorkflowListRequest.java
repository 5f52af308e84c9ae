package ai.eyepop.data.workflow;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * Which workflows to list.
 *
 * @param accountUuid id of the account; {@code null} for that of the endpoint
 * @param datasetUuids ids of datasets; {@code null} for all
 * @param modelUuids ids of models; {@code null} for all
 * @param phases phases; {@code null} for all
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkflowListRequest(@JsonProperty("account_uuid") @Nullable String accountUuid,
		@JsonProperty("dataset_uuid") @Nullable List<String> datasetUuids,
		@JsonProperty("model_uuid") @Nullable List<String> modelUuids,
		@JsonProperty("phase") @Nullable List<WorkflowPhase> phases) {

	public WorkflowListRequest {
		datasetUuids = Members.given(datasetUuids);
		modelUuids = Members.given(modelUuids);
		phases = Members.given(phases);
	}

	/**
	 * Create a request for all workflows of the endpoint's account.
	 * @return a new request
	 */
	public static WorkflowListRequest all() {
		return builder().build();
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link WorkflowListRequest}.
	 */
	public static final class Builder {

		private @Nullable String accountUuid;

		private @Nullable List<String> datasetUuids;

		private @Nullable List<String> modelUuids;

		private @Nullable List<WorkflowPhase> phases;

		private Builder() {
		}

		/**
		 * Set the account uuid.
		 * @param accountUuid id of the account; {@code null} for that of the endpoint
		 * @return this builder
		 */
		public Builder accountUuid(@Nullable String accountUuid) {
			this.accountUuid = accountUuid;
			return this;
		}

		/**
		 * Set the dataset uuids.
		 * @param datasetUuids ids of datasets; {@code null} for all
		 * @return this builder
		 */
		public Builder datasetUuids(@Nullable List<String> datasetUuids) {
			this.datasetUuids = datasetUuids;
			return this;
		}

		/**
		 * Set the model uuids.
		 * @param modelUuids ids of models; {@code null} for all
		 * @return this builder
		 */
		public Builder modelUuids(@Nullable List<String> modelUuids) {
			this.modelUuids = modelUuids;
			return this;
		}

		/**
		 * Set the phases.
		 * @param phases phases; {@code null} for all
		 * @return this builder
		 */
		public Builder phases(@Nullable List<WorkflowPhase> phases) {
			this.phases = phases;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public WorkflowListRequest build() {
			return new WorkflowListRequest(this.accountUuid, this.datasetUuids, this.modelUuids, this.phases);
		}

	}

}

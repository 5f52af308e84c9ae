package ai.eyepop.data.workflow;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * Parameters of a workflow. What was not set is not sent; what was set to {@code null} is
 * sent as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record WorkflowParameters(@JsonValue Map<String, @Nullable Object> members) {

	public WorkflowParameters {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link WorkflowParameters}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the dataset uuid.
		 * @param datasetUuid id of the dataset to work on
		 * @return this builder
		 */
		public Builder datasetUuid(@Nullable String datasetUuid) {
			this.members.put("dataset_uuid", datasetUuid);
			return this;
		}

		/**
		 * Set the dataset version.
		 * @param datasetVersion number of the version to work on
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.members.put("dataset_version", datasetVersion);
			return this;
		}

		/**
		 * Set the model uuid.
		 * @param modelUuid id of the model to work on
		 * @return this builder
		 */
		public Builder modelUuid(@Nullable String modelUuid) {
			this.members.put("model_uuid", modelUuid);
			return this;
		}

		/**
		 * Set the config.
		 * @param config further parameters of the template
		 * @return this builder
		 */
		public Builder config(@Nullable Map<String, ? extends @Nullable Object> config) {
			this.members.put("config", Members.copy(config));
			return this;
		}

		/**
		 * Set the root base url.
		 * @param rootBaseUrl the URL of the service that the workflow calls
		 * @return this builder
		 */
		public Builder rootBaseUrl(@Nullable String rootBaseUrl) {
			this.members.put("root_base_url", rootBaseUrl);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new parameters
		 */
		public WorkflowParameters build() {
			return new WorkflowParameters(this.members);
		}

	}

}

package ai.eyepop.data.workflow;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * What a workflow belongs to.
 *
 * @param accountUuid id of the account
 * @param datasetUuid id of the dataset
 * @param modelUuid id of the model
 * @param phase phase
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkflowLabels(@JsonProperty("account_uuid") @Nullable String accountUuid,
		@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("model_uuid") @Nullable String modelUuid, @JsonProperty("phase") @Nullable WorkflowPhase phase,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public WorkflowLabels {
		other = Members.map(other);
	}

}

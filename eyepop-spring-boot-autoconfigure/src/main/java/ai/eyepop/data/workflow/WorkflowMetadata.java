package ai.eyepop.data.workflow;

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
 * What is known about a workflow.
 *
 * @param workflowId id of the workflow
 * @param createdAt time of creation
 * @param labels what it belongs to
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkflowMetadata(@JsonProperty("workflow_id") String workflowId,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("labels") @Nullable WorkflowLabels labels,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public WorkflowMetadata {
		Members.required(workflowId, "workflow_id");
		other = Members.map(other);
	}

}

package ai.eyepop.data.workflow;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * The answer to the start of a workflow.
 *
 * @param workflowId id of the workflow
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StartedWorkflow(@JsonProperty("workflow_id") String workflowId,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public StartedWorkflow {
		Members.required(workflowId, "workflow_id");
		other = Members.map(other);
	}

}

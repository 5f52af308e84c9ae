package ai.eyepop.data.workflow;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A workflow that was started.
 *
 * @param metadata what is known about it
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Workflow(@JsonProperty("metadata") WorkflowMetadata metadata,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Workflow {
		Members.required(metadata, "metadata");
		other = Members.map(other);
	}

}

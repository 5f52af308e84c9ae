package ai.eyepop.data.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A workflow to start.
 *
 * @param parameters parameters; {@code null} for those of the template
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkflowCreate(@JsonProperty("parameters") @Nullable WorkflowParameters parameters) {

}

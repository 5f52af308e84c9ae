package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What an auto-annotation looks for, and how it is called.
 *
 * @param label label that annotations get
 * @param prompt what to look for, in words
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoAnnotatePrompt(@JsonProperty("label") @Nullable String label,
		@JsonProperty("prompt") @Nullable String prompt) {

}

package ai.eyepop.pop;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a worker computes: components that each work on the source, and may forward their
 * results to further components.
 *
 * @param components the components, each of which gets the source
 * @param postTransform JSONPath expression that is applied to each prediction
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pop(@JsonProperty("components") List<PopComponent> components,
		@JsonProperty("postTransform") @Nullable String postTransform) {

	@SuppressWarnings("ConstantValue")
	public Pop {
		components = (components != null) ? List.copyOf(components) : List.of();
	}

	/**
	 * Create a Pop.
	 * @param components the components, each of which gets the source
	 * @return a new Pop
	 */
	public static Pop of(PopComponent... components) {
		return new Pop(List.of(components), null);
	}

}

package ai.eyepop.pop;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the results of a component become the inputs of others.
 *
 * @param type what is forwarded
 * @param includeClasses labels of the classes that are forwarded; all if it is not set
 * @param crop how parts are cut out
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForwardOperator(@JsonProperty("type") ForwardOperatorType type,
		@JsonProperty("includeClasses") @Nullable List<String> includeClasses,
		@JsonProperty("crop") @Nullable Crop crop) {

	public ForwardOperator {
		includeClasses = (includeClasses != null) ? List.copyOf(includeClasses) : null;
	}

	/**
	 * Create an operator.
	 * @param type what is forwarded
	 * @return a new operator for all classes
	 */
	public static ForwardOperator of(ForwardOperatorType type) {
		return new ForwardOperator(type, null, null);
	}

}

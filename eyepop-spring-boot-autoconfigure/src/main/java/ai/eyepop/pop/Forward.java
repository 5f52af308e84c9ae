package ai.eyepop.pop;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What happens with the results of a component: an operator makes inputs of them, and
 * each target works on these.
 *
 * @param operator how results become inputs; the service's default is used if it is not
 * set
 * @param targets components that get the inputs
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Forward(@JsonProperty("operator") @Nullable ForwardOperator operator,
		@JsonProperty("targets") List<PopComponent> targets) {

	@SuppressWarnings("ConstantValue")
	public Forward {
		targets = (targets != null) ? List.copyOf(targets) : List.of();
	}

	/**
	 * Forward the whole input.
	 * @param targets components that get it
	 * @return a new forward
	 */
	public static Forward full(PopComponent... targets) {
		return new Forward(ForwardOperator.of(ForwardOperatorType.FULL), List.of(targets));
	}

	/**
	 * Forward the part of the input that each object covers.
	 * @param targets components that get the parts
	 * @return a new forward
	 */
	public static Forward crop(PopComponent... targets) {
		return new Forward(ForwardOperator.of(ForwardOperatorType.CROP), List.of(targets));
	}

}

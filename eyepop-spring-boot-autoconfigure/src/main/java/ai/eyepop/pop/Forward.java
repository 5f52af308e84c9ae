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

	/**
	 * Forward the part of the input that each object covers, and the whole input where
	 * there is no object.
	 * @param targets components that get the parts
	 * @return a new forward
	 */
	public static Forward cropOrFull(PopComponent... targets) {
		return new Forward(ForwardOperator.of(ForwardOperatorType.CROP_WITH_FULL_FALLBACK), List.of(targets));
	}

	/**
	 * Return this forward for some classes only.
	 * @param labels labels of the classes that are forwarded
	 * @return a new forward
	 */
	public Forward ofClasses(String... labels) {
		ForwardOperator operator = operatorOrDefault();
		return new Forward(new ForwardOperator(operator.type(), List.of(labels), operator.crop()), this.targets);
	}

	/**
	 * Return this forward with another way to cut parts out.
	 * @param crop how parts are cut out
	 * @return a new forward
	 */
	public Forward withCrop(Crop crop) {
		ForwardOperator operator = operatorOrDefault();
		return new Forward(new ForwardOperator(operator.type(), operator.includeClasses(), crop), this.targets);
	}

	private ForwardOperator operatorOrDefault() {
		return (this.operator != null) ? this.operator : ForwardOperator.of(ForwardOperatorType.FULL);
	}

}

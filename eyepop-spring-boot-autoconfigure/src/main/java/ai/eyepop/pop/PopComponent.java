package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A component of a {@link Pop}.
 *
 * @since 0.1.0
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = InferenceComponent.class, name = "inference"),
		@JsonSubTypes.Type(value = TrackingComponent.class, names = { "tracking", "tracing" }),
		@JsonSubTypes.Type(value = ContourFinderComponent.class, name = "contour_finder"),
		@JsonSubTypes.Type(value = ComponentFinderComponent.class, name = "component_finder"),
		@JsonSubTypes.Type(value = ForwardComponent.class, name = "forward") })
public sealed interface PopComponent permits InferenceComponent, TrackingComponent, ContourFinderComponent,
		ComponentFinderComponent, ForwardComponent {

	/**
	 * Return the id by which the params of a request name this component.
	 * @return the id, or {@code null} if params never concern this component
	 */
	@Nullable Integer id();

	/**
	 * Return what happens with the results of this component.
	 * @return the forward, or {@code null} if the results are only answered
	 */
	@Nullable Forward forward();

	/**
	 * Return this component with a forward.
	 * @param forward what happens with its results, in place of what happened so far
	 * @return a new component
	 */
	PopComponent withForward(Forward forward);

	/**
	 * Return this component with others that each get the parts of its input which its
	 * objects cover.
	 * @param targets the other components
	 * @return a new component
	 */
	default PopComponent cropTo(PopComponent... targets) {
		return withForward(Forward.crop(targets));
	}

	/**
	 * Return this component with others that get its whole input, too.
	 * @param targets the other components
	 * @return a new component
	 */
	default PopComponent fullTo(PopComponent... targets) {
		return withForward(Forward.full(targets));
	}

}

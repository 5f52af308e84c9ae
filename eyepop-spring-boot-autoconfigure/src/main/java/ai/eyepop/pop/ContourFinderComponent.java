package ai.eyepop.pop;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A component that finds the contours of what its input shows.
 *
 * @param contourType kind of contour
 * @param areaThreshold least area of a contour, as a part of the image from 0 to 1
 * @param id id by which params of a request name this component
 * @param forward what happens with the results of this component
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContourFinderComponent(@JsonProperty("contourType") ContourType contourType,
		@JsonProperty("areaThreshold") @Nullable Double areaThreshold, @JsonProperty("id") @Nullable Integer id,
		@JsonProperty("forward") @Nullable Forward forward) implements PopComponent {

	public ContourFinderComponent {
		Objects.requireNonNull(contourType, "contourType must be set");
	}

	@Override
	public ContourFinderComponent withForward(Forward forward) {
		return new ContourFinderComponent(this.contourType, this.areaThreshold, this.id, forward);
	}

	/**
	 * Create a builder.
	 * @param contourType kind of contour
	 * @return a new builder
	 */
	public static Builder builder(ContourType contourType) {
		return new Builder(contourType);
	}

	/**
	 * Builder of {@link ContourFinderComponent}.
	 */
	public static final class Builder {

		private final ContourType contourType;

		private @Nullable Double areaThreshold;

		private @Nullable Integer id;

		private @Nullable Forward forward;

		private Builder(ContourType contourType) {
			this.contourType = contourType;
		}

		/**
		 * Set the area threshold.
		 * @param areaThreshold least area of a contour, as a part of the image from 0 to
		 * 1
		 * @return this builder
		 */
		public Builder areaThreshold(@Nullable Double areaThreshold) {
			this.areaThreshold = areaThreshold;
			return this;
		}

		/**
		 * Set the id.
		 * @param id id by which params of a request name this component
		 * @return this builder
		 */
		public Builder id(@Nullable Integer id) {
			this.id = id;
			return this;
		}

		/**
		 * Set the forward.
		 * @param forward what happens with the results of this component
		 * @return this builder
		 */
		public Builder forward(@Nullable Forward forward) {
			this.forward = forward;
			return this;
		}

		/**
		 * Create the component.
		 * @return a new component
		 */
		public ContourFinderComponent build() {
			return new ContourFinderComponent(this.contourType, this.areaThreshold, this.id, this.forward);
		}

	}

}

package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A component that finds connected regions in a segmented image.
 *
 * @param dilate how much regions grow before they are joined
 * @param erode how much regions shrink afterwards
 * @param keepSource whether the segmentation stays in the answer
 * @param componentClassLabel class label of the regions
 * @param id id by which params of a request name this component
 * @param forward what happens with the results of this component
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComponentFinderComponent(@JsonProperty("dilate") @Nullable Double dilate,
		@JsonProperty("erode") @Nullable Double erode, @JsonProperty("keepSource") @Nullable Boolean keepSource,
		@JsonProperty("componentClassLabel") @Nullable String componentClassLabel,
		@JsonProperty("id") @Nullable Integer id,
		@JsonProperty("forward") @Nullable Forward forward) implements PopComponent {

	@Override
	public ComponentFinderComponent withForward(Forward forward) {
		return new ComponentFinderComponent(this.dilate, this.erode, this.keepSource, this.componentClassLabel, this.id,
				forward);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link ComponentFinderComponent}.
	 */
	public static final class Builder {

		private @Nullable Double dilate;

		private @Nullable Double erode;

		private @Nullable Boolean keepSource;

		private @Nullable String componentClassLabel;

		private @Nullable Integer id;

		private @Nullable Forward forward;

		private Builder() {
		}

		/**
		 * Set the dilate.
		 * @param dilate how much regions grow before they are joined
		 * @return this builder
		 */
		public Builder dilate(@Nullable Double dilate) {
			this.dilate = dilate;
			return this;
		}

		/**
		 * Set the erode.
		 * @param erode how much regions shrink afterwards
		 * @return this builder
		 */
		public Builder erode(@Nullable Double erode) {
			this.erode = erode;
			return this;
		}

		/**
		 * Set whether the segmentation stays in the answer.
		 * @param keepSource whether the segmentation stays in the answer
		 * @return this builder
		 */
		public Builder keepSource(@Nullable Boolean keepSource) {
			this.keepSource = keepSource;
			return this;
		}

		/**
		 * Set the component class label.
		 * @param componentClassLabel class label of the regions
		 * @return this builder
		 */
		public Builder componentClassLabel(@Nullable String componentClassLabel) {
			this.componentClassLabel = componentClassLabel;
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
		public ComponentFinderComponent build() {
			return new ComponentFinderComponent(this.dilate, this.erode, this.keepSource, this.componentClassLabel,
					this.id, this.forward);
		}

	}

}

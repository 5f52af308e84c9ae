package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A component that does nothing but forward its input.
 *
 * @param id id by which params of a request name this component
 * @param forward what happens with the results of this component
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForwardComponent(@JsonProperty("id") @Nullable Integer id,
		@JsonProperty("forward") @Nullable Forward forward) implements PopComponent {

	@Override
	public ForwardComponent withForward(Forward forward) {
		return new ForwardComponent(this.id, forward);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link ForwardComponent}.
	 */
	public static final class Builder {

		private @Nullable Integer id;

		private @Nullable Forward forward;

		private Builder() {
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
		public ForwardComponent build() {
			return new ForwardComponent(this.id, this.forward);
		}

	}

}

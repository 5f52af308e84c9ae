package ai.eyepop.prediction;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A named point.
 *
 * @param x distance from the left edge in pixels of the source
 * @param y distance from the top edge in pixels of the source
 * @param z depth, in the unit of x
 * @param classLabel name of the point
 * @param id id of the point, unique in its prediction
 * @param confidence certainty from 0 to 1
 * @param category category that the Pop's component gave
 * @param visible whether the point can be seen
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KeyPoint(@JsonProperty("x") double x, @JsonProperty("y") double y, @JsonProperty("z") @Nullable Double z,
		@JsonProperty("classLabel") @Nullable String classLabel, @JsonProperty("id") @Nullable Long id,
		@JsonProperty("confidence") @Nullable Double confidence, @JsonProperty("category") @Nullable String category,
		@JsonProperty("visible") @Nullable Boolean visible,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public KeyPoint {
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param x distance from the left edge in pixels of the source
	 * @param y distance from the top edge in pixels of the source
	 * @return a new builder with the position only
	 */
	public static Builder builder(double x, double y) {
		return new Builder(x, y);
	}

	/**
	 * Builder of {@link KeyPoint}.
	 */
	public static final class Builder {

		private final double x;

		private final double y;

		private @Nullable Double z;

		private @Nullable String classLabel;

		private @Nullable Long id;

		private @Nullable Double confidence;

		private @Nullable String category;

		private @Nullable Boolean visible;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(double x, double y) {
			this.x = x;
			this.y = y;
		}

		/**
		 * Set the z.
		 * @param z depth, in the unit of x
		 * @return this builder
		 */
		public Builder z(@Nullable Double z) {
			this.z = z;
			return this;
		}

		/**
		 * Set the class label.
		 * @param classLabel name of the point
		 * @return this builder
		 */
		public Builder classLabel(@Nullable String classLabel) {
			this.classLabel = classLabel;
			return this;
		}

		/**
		 * Set the id.
		 * @param id id of the point, unique in its prediction
		 * @return this builder
		 */
		public Builder id(@Nullable Long id) {
			this.id = id;
			return this;
		}

		/**
		 * Set the confidence.
		 * @param confidence certainty from 0 to 1
		 * @return this builder
		 */
		public Builder confidence(@Nullable Double confidence) {
			this.confidence = confidence;
			return this;
		}

		/**
		 * Set the category.
		 * @param category category that the Pop's component gave
		 * @return this builder
		 */
		public Builder category(@Nullable String category) {
			this.category = category;
			return this;
		}

		/**
		 * Set whether the point can be seen.
		 * @param visible whether the point can be seen
		 * @return this builder
		 */
		public Builder visible(@Nullable Boolean visible) {
			this.visible = visible;
			return this;
		}

		/**
		 * Set the members that this version does not know.
		 * @param other members that this version does not know, by name
		 * @return this builder
		 */
		public Builder other(Map<String, @Nullable Object> other) {
			this.other = other;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new key point
		 */
		public KeyPoint build() {
			return new KeyPoint(this.x, this.y, this.z, this.classLabel, this.id, this.confidence, this.category,
					this.visible, this.other);
		}

	}

}

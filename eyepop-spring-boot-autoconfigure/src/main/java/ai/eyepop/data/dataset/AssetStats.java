package ai.eyepop.data.dataset;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * How many assets of a version of a dataset are in which state.
 *
 * @param total number of assets
 * @param accepted number of assets that were taken in
 * @param rejected number of assets that could not be taken in
 * @param annotated number of assets with an annotation of any kind
 * @param autoAnnotated number of assets with an auto-annotation
 * @param autoAnnotatedApproved number of assets with an auto-annotation that a person
 * approved
 * @param groundTruthAnnotated number of assets with a ground truth
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AssetStats(@JsonProperty("total") @Nullable Integer total,
		@JsonProperty("accepted") @Nullable Integer accepted, @JsonProperty("rejected") @Nullable Integer rejected,
		@JsonProperty("annotated") @Nullable Integer annotated,
		@JsonProperty("auto_annotated") @Nullable Integer autoAnnotated,
		@JsonProperty("auto_annotated_approved") @Nullable Integer autoAnnotatedApproved,
		@JsonProperty("ground_truth_annotated") @Nullable Integer groundTruthAnnotated,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public AssetStats {
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link AssetStats}.
	 */
	public static final class Builder {

		private @Nullable Integer total;

		private @Nullable Integer accepted;

		private @Nullable Integer rejected;

		private @Nullable Integer annotated;

		private @Nullable Integer autoAnnotated;

		private @Nullable Integer autoAnnotatedApproved;

		private @Nullable Integer groundTruthAnnotated;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder() {
		}

		/**
		 * Set the total.
		 * @param total number of assets
		 * @return this builder
		 */
		public Builder total(@Nullable Integer total) {
			this.total = total;
			return this;
		}

		/**
		 * Set the accepted.
		 * @param accepted number of assets that were taken in
		 * @return this builder
		 */
		public Builder accepted(@Nullable Integer accepted) {
			this.accepted = accepted;
			return this;
		}

		/**
		 * Set the rejected.
		 * @param rejected number of assets that could not be taken in
		 * @return this builder
		 */
		public Builder rejected(@Nullable Integer rejected) {
			this.rejected = rejected;
			return this;
		}

		/**
		 * Set the annotated.
		 * @param annotated number of assets with an annotation of any kind
		 * @return this builder
		 */
		public Builder annotated(@Nullable Integer annotated) {
			this.annotated = annotated;
			return this;
		}

		/**
		 * Set the auto annotated.
		 * @param autoAnnotated number of assets with an auto-annotation
		 * @return this builder
		 */
		public Builder autoAnnotated(@Nullable Integer autoAnnotated) {
			this.autoAnnotated = autoAnnotated;
			return this;
		}

		/**
		 * Set the auto annotated approved.
		 * @param autoAnnotatedApproved number of assets with an auto-annotation that a
		 * person approved
		 * @return this builder
		 */
		public Builder autoAnnotatedApproved(@Nullable Integer autoAnnotatedApproved) {
			this.autoAnnotatedApproved = autoAnnotatedApproved;
			return this;
		}

		/**
		 * Set the ground truth annotated.
		 * @param groundTruthAnnotated number of assets with a ground truth
		 * @return this builder
		 */
		public Builder groundTruthAnnotated(@Nullable Integer groundTruthAnnotated) {
			this.groundTruthAnnotated = groundTruthAnnotated;
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
		 * @return a new record
		 */
		public AssetStats build() {
			return new AssetStats(this.total, this.accepted, this.rejected, this.annotated, this.autoAnnotated,
					this.autoAnnotatedApproved, this.groundTruthAnnotated, this.other);
		}

	}

}

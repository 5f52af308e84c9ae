package ai.eyepop.data.asset;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.data.internal.Members;
import ai.eyepop.prediction.Prediction;

/**
 * An annotation of an asset.
 *
 * @param type kind of the annotation
 * @param userReview judgement of a person
 * @param approvedThreshold certainty from which on a person approved, from 0 to 1
 * @param autoAnnotate name of the auto-annotation that made it
 * @param source what made it, in the words of its maker
 * @param sourceAbilityUuid id of the ability that made it
 * @param predictions what is there: one for an image, more for a video
 * @param uncertaintyScore how unsure its maker is
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AssetAnnotation(@JsonProperty("type") AnnotationType type,
		@JsonProperty("user_review") @Nullable UserReview userReview,
		@JsonProperty("approved_threshold") @Nullable Double approvedThreshold,
		@JsonProperty("auto_annotate") @Nullable String autoAnnotate, @JsonProperty("source") @Nullable String source,
		@JsonProperty("source_ability_uuid") @Nullable String sourceAbilityUuid,
		@JsonProperty("predictions") List<Prediction> predictions,
		@JsonProperty("uncertainty_score") @Nullable Double uncertaintyScore,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public AssetAnnotation {
		Members.required(type, "type");
		predictions = Members.list(predictions);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param type kind of the annotation
	 * @return a new builder
	 */
	public static Builder builder(AnnotationType type) {
		return new Builder(type);
	}

	/**
	 * Builder of {@link AssetAnnotation}.
	 */
	public static final class Builder {

		private final AnnotationType type;

		private @Nullable UserReview userReview;

		private @Nullable Double approvedThreshold;

		private @Nullable String autoAnnotate;

		private @Nullable String source;

		private @Nullable String sourceAbilityUuid;

		private List<Prediction> predictions = List.of();

		private @Nullable Double uncertaintyScore;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(AnnotationType type) {
			this.type = type;
		}

		/**
		 * Set the user review.
		 * @param userReview judgement of a person
		 * @return this builder
		 */
		public Builder userReview(@Nullable UserReview userReview) {
			this.userReview = userReview;
			return this;
		}

		/**
		 * Set the approved threshold.
		 * @param approvedThreshold certainty from which on a person approved, from 0 to 1
		 * @return this builder
		 */
		public Builder approvedThreshold(@Nullable Double approvedThreshold) {
			this.approvedThreshold = approvedThreshold;
			return this;
		}

		/**
		 * Set the auto annotate.
		 * @param autoAnnotate name of the auto-annotation that made it
		 * @return this builder
		 */
		public Builder autoAnnotate(@Nullable String autoAnnotate) {
			this.autoAnnotate = autoAnnotate;
			return this;
		}

		/**
		 * Set the source.
		 * @param source what made it, in the words of its maker
		 * @return this builder
		 */
		public Builder source(@Nullable String source) {
			this.source = source;
			return this;
		}

		/**
		 * Set the source ability uuid.
		 * @param sourceAbilityUuid id of the ability that made it
		 * @return this builder
		 */
		public Builder sourceAbilityUuid(@Nullable String sourceAbilityUuid) {
			this.sourceAbilityUuid = sourceAbilityUuid;
			return this;
		}

		/**
		 * Set the predictions.
		 * @param predictions what is there: one for an image, more for a video
		 * @return this builder
		 */
		public Builder predictions(List<Prediction> predictions) {
			this.predictions = predictions;
			return this;
		}

		/**
		 * Set the uncertainty score.
		 * @param uncertaintyScore how unsure its maker is
		 * @return this builder
		 */
		public Builder uncertaintyScore(@Nullable Double uncertaintyScore) {
			this.uncertaintyScore = uncertaintyScore;
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
		 * @return a new annotation
		 */
		public AssetAnnotation build() {
			return new AssetAnnotation(this.type, this.userReview, this.approvedThreshold, this.autoAnnotate,
					this.source, this.sourceAbilityUuid, this.predictions, this.uncertaintyScore, this.other);
		}

	}

}

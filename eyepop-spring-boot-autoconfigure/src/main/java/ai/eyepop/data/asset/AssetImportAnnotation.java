package ai.eyepop.data.asset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.dataset.AutoAnnotateParams;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.data.internal.Members;
import ai.eyepop.prediction.Prediction;

/**
 * An annotation that comes with an asset to import. What was not set is not sent; what
 * was set to {@code null} is sent as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record AssetImportAnnotation(@JsonValue Map<String, @Nullable Object> members) {

	public AssetImportAnnotation {
		members = Members.map(members);
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
	 * Builder of {@link AssetImportAnnotation}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(AnnotationType type) {
			Assert.notNull(type, "'type' must not be null");
			this.members.put("type", type);
		}

		/**
		 * Set the auto annotate.
		 * @param autoAnnotate name of the auto-annotation that made it
		 * @return this builder
		 */
		public Builder autoAnnotate(@Nullable String autoAnnotate) {
			this.members.put("auto_annotate", autoAnnotate);
			return this;
		}

		/**
		 * Set the auto annotate params.
		 * @param autoAnnotateParams parameters of the auto-annotation
		 * @return this builder
		 */
		public Builder autoAnnotateParams(@Nullable AutoAnnotateParams autoAnnotateParams) {
			this.members.put("auto_annotate_params", autoAnnotateParams);
			return this;
		}

		/**
		 * Set the predictions.
		 * @param predictions what is there: one for an image, more for a video
		 * @return this builder
		 */
		public Builder predictions(@Nullable List<Prediction> predictions) {
			this.members.put("predictions", Members.given(predictions));
			return this;
		}

		/**
		 * Set the annotation.
		 * @param annotation what is there, of an image
		 * @return this builder
		 */
		public Builder annotation(@Nullable Prediction annotation) {
			this.members.put("annotation", annotation);
			return this;
		}

		/**
		 * Set the source.
		 * @param source what made it, in the words of its maker
		 * @return this builder
		 */
		public Builder source(@Nullable String source) {
			this.members.put("source", source);
			return this;
		}

		/**
		 * Set the user review.
		 * @param userReview judgement of a person
		 * @return this builder
		 */
		public Builder userReview(@Nullable UserReview userReview) {
			this.members.put("user_review", userReview);
			return this;
		}

		/**
		 * Set the approved threshold.
		 * @param approvedThreshold certainty from which on a person approved, from 0 to 1
		 * @return this builder
		 */
		public Builder approvedThreshold(@Nullable Double approvedThreshold) {
			this.members.put("approved_threshold", approvedThreshold);
			return this;
		}

		/**
		 * Set the source model uuid.
		 * @param sourceModelUuid id of the model that made it
		 * @return this builder
		 */
		public Builder sourceModelUuid(@Nullable String sourceModelUuid) {
			this.members.put("source_model_uuid", sourceModelUuid);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new annotation to import
		 */
		public AssetImportAnnotation build() {
			return new AssetImportAnnotation(this.members);
		}

	}

}

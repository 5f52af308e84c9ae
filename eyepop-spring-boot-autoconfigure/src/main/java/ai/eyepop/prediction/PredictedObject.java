package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An object with its box, and whatever was found in it.
 *
 * @param classLabel label of the object's class
 * @param x left edge of the box in pixels of the source
 * @param y top edge of the box in pixels of the source
 * @param width width of the box in pixels of the source
 * @param height height of the box in pixels of the source
 * @param id id of the object, unique in its prediction
 * @param confidence certainty from 0 to 1
 * @param category category that the Pop's component gave
 * @param trackId id that stays the same over the frames of a video
 * @param orientation rotation in degrees
 * @param outline corners of the polygon around the object, in pixels of the source
 * @param contours contours of the object
 * @param mask bitmap of the object
 * @param objects objects found in this object
 * @param classes classes of this object
 * @param texts texts found in this object
 * @param meshes meshes of this object; {@code meshs} on the wire
 * @param keyPoints key points of this object
 * @param details structured answers of a visual language model about this object
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PredictedObject(@JsonProperty("classLabel") @JsonInclude String classLabel, @JsonProperty("x") double x,
		@JsonProperty("y") double y, @JsonProperty("width") double width, @JsonProperty("height") double height,
		@JsonProperty("id") @Nullable Long id, @JsonProperty("confidence") @Nullable Double confidence,
		@JsonProperty("category") @Nullable String category, @JsonProperty("trackId") @Nullable Long trackId,
		@JsonProperty("orientation") @Nullable Double orientation, @JsonProperty("outline") List<Point> outline,
		@JsonProperty("contours") List<Contour> contours, @JsonProperty("mask") @Nullable Mask mask,
		@JsonProperty("objects") List<PredictedObject> objects, @JsonProperty("classes") List<PredictedClass> classes,
		@JsonProperty("texts") List<PredictedText> texts, @JsonProperty("meshs") List<PredictedMesh> meshes,
		@JsonProperty("keyPoints") List<PredictedKeyPoints> keyPoints,
		@JsonProperty("details") List<Map<String, @Nullable Object>> details,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public PredictedObject {
		classLabel = Members.text(classLabel);
		outline = Members.list(outline);
		contours = Members.list(contours);
		objects = Members.list(objects);
		classes = Members.list(classes);
		texts = Members.list(texts);
		meshes = Members.list(meshes);
		keyPoints = Members.list(keyPoints);
		details = Members.list(details);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param classLabel label of the object's class
	 * @param x left edge of the box in pixels of the source
	 * @param y top edge of the box in pixels of the source
	 * @param width width of the box in pixels of the source
	 * @param height height of the box in pixels of the source
	 * @return a new builder with the box only
	 */
	public static Builder builder(String classLabel, double x, double y, double width, double height) {
		return new Builder(classLabel, x, y, width, height);
	}

	/**
	 * Builder of {@link PredictedObject}.
	 */
	public static final class Builder {

		private final String classLabel;

		private final double x;

		private final double y;

		private final double width;

		private final double height;

		private @Nullable Long id;

		private @Nullable Double confidence;

		private @Nullable String category;

		private @Nullable Long trackId;

		private @Nullable Double orientation;

		private List<Point> outline = List.of();

		private List<Contour> contours = List.of();

		private @Nullable Mask mask;

		private List<PredictedObject> objects = List.of();

		private List<PredictedClass> classes = List.of();

		private List<PredictedText> texts = List.of();

		private List<PredictedMesh> meshes = List.of();

		private List<PredictedKeyPoints> keyPoints = List.of();

		private List<Map<String, @Nullable Object>> details = List.of();

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String classLabel, double x, double y, double width, double height) {
			this.classLabel = classLabel;
			this.x = x;
			this.y = y;
			this.width = width;
			this.height = height;
		}

		/**
		 * Set the id.
		 * @param id id of the object, unique in its prediction
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
		 * Set the track id.
		 * @param trackId id that stays the same over the frames of a video
		 * @return this builder
		 */
		public Builder trackId(@Nullable Long trackId) {
			this.trackId = trackId;
			return this;
		}

		/**
		 * Set the orientation.
		 * @param orientation rotation in degrees
		 * @return this builder
		 */
		public Builder orientation(@Nullable Double orientation) {
			this.orientation = orientation;
			return this;
		}

		/**
		 * Set the outline.
		 * @param outline corners of the polygon around the object, in pixels of the
		 * source
		 * @return this builder
		 */
		public Builder outline(List<Point> outline) {
			this.outline = outline;
			return this;
		}

		/**
		 * Set the contours.
		 * @param contours contours of the object
		 * @return this builder
		 */
		public Builder contours(List<Contour> contours) {
			this.contours = contours;
			return this;
		}

		/**
		 * Set the mask.
		 * @param mask bitmap of the object
		 * @return this builder
		 */
		public Builder mask(@Nullable Mask mask) {
			this.mask = mask;
			return this;
		}

		/**
		 * Set the objects.
		 * @param objects objects found in this object
		 * @return this builder
		 */
		public Builder objects(List<PredictedObject> objects) {
			this.objects = objects;
			return this;
		}

		/**
		 * Set the classes.
		 * @param classes classes of this object
		 * @return this builder
		 */
		public Builder classes(List<PredictedClass> classes) {
			this.classes = classes;
			return this;
		}

		/**
		 * Set the texts.
		 * @param texts texts found in this object
		 * @return this builder
		 */
		public Builder texts(List<PredictedText> texts) {
			this.texts = texts;
			return this;
		}

		/**
		 * Set the meshes.
		 * @param meshes meshes of this object; {@code meshs} on the wire
		 * @return this builder
		 */
		public Builder meshes(List<PredictedMesh> meshes) {
			this.meshes = meshes;
			return this;
		}

		/**
		 * Set the key points.
		 * @param keyPoints key points of this object
		 * @return this builder
		 */
		public Builder keyPoints(List<PredictedKeyPoints> keyPoints) {
			this.keyPoints = keyPoints;
			return this;
		}

		/**
		 * Set the details.
		 * @param details structured answers of a visual language model about this object
		 * @return this builder
		 */
		public Builder details(List<Map<String, @Nullable Object>> details) {
			this.details = details;
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
		 * @return a new predicted object
		 */
		public PredictedObject build() {
			return new PredictedObject(this.classLabel, this.x, this.y, this.width, this.height, this.id,
					this.confidence, this.category, this.trackId, this.orientation, this.outline, this.contours,
					this.mask, this.objects, this.classes, this.texts, this.meshes, this.keyPoints, this.details,
					this.other);
		}

	}

}

package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was found in one image or in one frame of a video.
 * <p>
 * Coordinates of all nested types are in pixels of the source, from its top left corner,
 * unless the Pop asked for something else. Lists are immutable and never {@code null}; an
 * absent list is empty.
 *
 * @param sourceWidth width of the source in pixels; 0 if the service did not send it
 * @param sourceHeight height of the source in pixels; 0 if the service did not send it
 * @param sourceId id that the worker gave to the source
 * @param seconds position of the frame in seconds since the start of the media
 * @param timestamp position of the frame in nanoseconds since the start of the media
 * @param capturedAt time of capture in nanoseconds since the Unix epoch
 * @param duration duration that this prediction stands for, in nanoseconds
 * @param offset number of the frame in the media, from 0
 * @param offsetDuration number of frames that this prediction stands for
 * @param systemTimestamp time of the worker's clock in nanoseconds since the Unix epoch
 * @param objects objects with their boxes
 * @param classes classes of the whole image
 * @param texts texts of the whole image
 * @param meshes meshes of the whole image; {@code meshs} on the wire
 * @param keyPoints key points of the whole image
 * @param embeddings feature vectors
 * @param motions intervals in which something moved
 * @param details structured answers of a visual language model, an object each
 * @param other members of the answer that this version does not know, by name
 * @since 0.1.0
 *
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Prediction(@JsonProperty("source_width") double sourceWidth,
		@JsonProperty("source_height") double sourceHeight, @JsonProperty("source_id") @Nullable String sourceId,
		@JsonProperty("seconds") @Nullable Double seconds, @JsonProperty("timestamp") @Nullable Long timestamp,
		@JsonProperty("captured_at") @Nullable Long capturedAt, @JsonProperty("duration") @Nullable Long duration,
		@JsonProperty("offset") @Nullable Long offset, @JsonProperty("offset_duration") @Nullable Long offsetDuration,
		@JsonProperty("system_timestamp") @Nullable Long systemTimestamp,
		@JsonProperty("objects") List<PredictedObject> objects, @JsonProperty("classes") List<PredictedClass> classes,
		@JsonProperty("texts") List<PredictedText> texts, @JsonProperty("meshs") List<PredictedMesh> meshes,
		@JsonProperty("keyPoints") List<PredictedKeyPoints> keyPoints,
		@JsonProperty("embeddings") List<PredictedEmbedding> embeddings, @JsonProperty("motions") List<Motion> motions,
		@JsonProperty("details") List<Map<String, @Nullable Object>> details,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Prediction {
		objects = Members.list(objects);
		classes = Members.list(classes);
		texts = Members.list(texts);
		meshes = Members.list(meshes);
		keyPoints = Members.list(keyPoints);
		embeddings = Members.list(embeddings);
		motions = Members.list(motions);
		details = Members.list(details);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param sourceWidth width of the source in pixels
	 * @param sourceHeight height of the source in pixels
	 * @return a new builder with nothing found
	 */
	public static Builder builder(double sourceWidth, double sourceHeight) {
		return new Builder(sourceWidth, sourceHeight);
	}

	/**
	 * Builder of {@link Prediction}.
	 */
	public static final class Builder {

		private final double sourceWidth;

		private final double sourceHeight;

		private @Nullable String sourceId;

		private @Nullable Double seconds;

		private @Nullable Long timestamp;

		private @Nullable Long capturedAt;

		private @Nullable Long duration;

		private @Nullable Long offset;

		private @Nullable Long offsetDuration;

		private @Nullable Long systemTimestamp;

		private List<PredictedObject> objects = List.of();

		private List<PredictedClass> classes = List.of();

		private List<PredictedText> texts = List.of();

		private List<PredictedMesh> meshes = List.of();

		private List<PredictedKeyPoints> keyPoints = List.of();

		private List<PredictedEmbedding> embeddings = List.of();

		private List<Motion> motions = List.of();

		private List<Map<String, @Nullable Object>> details = List.of();

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(double sourceWidth, double sourceHeight) {
			this.sourceWidth = sourceWidth;
			this.sourceHeight = sourceHeight;
		}

		/**
		 * Set the id of the source.
		 * @param sourceId id that the worker gave to the source
		 * @return this builder
		 */
		public Builder sourceId(@Nullable String sourceId) {
			this.sourceId = sourceId;
			return this;
		}

		/**
		 * Set the seconds.
		 * @param seconds position of the frame in seconds since the start of the media
		 * @return this builder
		 */
		public Builder seconds(@Nullable Double seconds) {
			this.seconds = seconds;
			return this;
		}

		/**
		 * Set the timestamp.
		 * @param timestamp position of the frame in nanoseconds since the start of the
		 * media
		 * @return this builder
		 */
		public Builder timestamp(@Nullable Long timestamp) {
			this.timestamp = timestamp;
			return this;
		}

		/**
		 * Set the captured at.
		 * @param capturedAt time of capture in nanoseconds since the Unix epoch
		 * @return this builder
		 */
		public Builder capturedAt(@Nullable Long capturedAt) {
			this.capturedAt = capturedAt;
			return this;
		}

		/**
		 * Set the duration.
		 * @param duration duration that this prediction stands for, in nanoseconds
		 * @return this builder
		 */
		public Builder duration(@Nullable Long duration) {
			this.duration = duration;
			return this;
		}

		/**
		 * Set the offset.
		 * @param offset number of the frame in the media, from 0
		 * @return this builder
		 */
		public Builder offset(@Nullable Long offset) {
			this.offset = offset;
			return this;
		}

		/**
		 * Set the offset duration.
		 * @param offsetDuration number of frames that this prediction stands for
		 * @return this builder
		 */
		public Builder offsetDuration(@Nullable Long offsetDuration) {
			this.offsetDuration = offsetDuration;
			return this;
		}

		/**
		 * Set the system timestamp.
		 * @param systemTimestamp time of the worker's clock in nanoseconds since the Unix
		 * epoch
		 * @return this builder
		 */
		public Builder systemTimestamp(@Nullable Long systemTimestamp) {
			this.systemTimestamp = systemTimestamp;
			return this;
		}

		/**
		 * Set the objects.
		 * @param objects objects with their boxes
		 * @return this builder
		 */
		public Builder objects(List<PredictedObject> objects) {
			this.objects = objects;
			return this;
		}

		/**
		 * Set the classes.
		 * @param classes classes of the whole image
		 * @return this builder
		 */
		public Builder classes(List<PredictedClass> classes) {
			this.classes = classes;
			return this;
		}

		/**
		 * Set the texts.
		 * @param texts texts of the whole image
		 * @return this builder
		 */
		public Builder texts(List<PredictedText> texts) {
			this.texts = texts;
			return this;
		}

		/**
		 * Set the meshes.
		 * @param meshes meshes of the whole image; {@code meshs} on the wire
		 * @return this builder
		 */
		public Builder meshes(List<PredictedMesh> meshes) {
			this.meshes = meshes;
			return this;
		}

		/**
		 * Set the key points.
		 * @param keyPoints key points of the whole image
		 * @return this builder
		 */
		public Builder keyPoints(List<PredictedKeyPoints> keyPoints) {
			this.keyPoints = keyPoints;
			return this;
		}

		/**
		 * Set the embeddings.
		 * @param embeddings feature vectors
		 * @return this builder
		 */
		public Builder embeddings(List<PredictedEmbedding> embeddings) {
			this.embeddings = embeddings;
			return this;
		}

		/**
		 * Set the motions.
		 * @param motions intervals in which something moved
		 * @return this builder
		 */
		public Builder motions(List<Motion> motions) {
			this.motions = motions;
			return this;
		}

		/**
		 * Set the details.
		 * @param details structured answers of a visual language model, an object each
		 * @return this builder
		 */
		public Builder details(List<Map<String, @Nullable Object>> details) {
			this.details = details;
			return this;
		}

		/**
		 * Set the members that this version does not know.
		 * @param other members of the answer that this version does not know, by name
		 * @return this builder
		 */
		public Builder other(Map<String, @Nullable Object> other) {
			this.other = other;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new prediction
		 */
		public Prediction build() {
			return new Prediction(this.sourceWidth, this.sourceHeight, this.sourceId, this.seconds, this.timestamp,
					this.capturedAt, this.duration, this.offset, this.offsetDuration, this.systemTimestamp,
					this.objects, this.classes, this.texts, this.meshes, this.keyPoints, this.embeddings, this.motions,
					this.details, this.other);
		}

	}

}

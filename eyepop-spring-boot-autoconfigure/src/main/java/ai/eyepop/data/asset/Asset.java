package ai.eyepop.data.asset;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.internal.Members;
import ai.eyepop.data.internal.WireInstant;

/**
 * An image or a video in a dataset.
 *
 * @param uuid id of the asset
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param mimeType media type of what was uploaded
 * @param fileSizeBytes size of what was uploaded, in bytes
 * @param originalImageWidth width of what was uploaded, in pixels
 * @param originalImageHeight height of what was uploaded, in pixels
 * @param originalDuration duration of what was uploaded, in seconds
 * @param originalFrames number of frames of what was uploaded
 * @param transformed whether the service keeps it transcoded
 * @param status state
 * @param statusMessage why the asset was rejected
 * @param externalId id that the uploader gave
 * @param partition part of the dataset, {@code train} for instance
 * @param reviewPriority how much a person should look at it
 * @param modelRelevance how much a model may learn from it
 * @param annotations annotations; only if they were asked for
 * @param rois regions of interest
 * @param datasetUuid id of the dataset
 * @param accountUuid id of the account that owns the dataset
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Asset(@JsonProperty("uuid") String uuid,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("mime_type") @Nullable String mimeType,
		@JsonProperty("file_size_bytes") @Nullable Long fileSizeBytes,
		@JsonProperty("original_image_width") @Nullable Integer originalImageWidth,
		@JsonProperty("original_image_height") @Nullable Integer originalImageHeight,
		@JsonProperty("original_duration") @Nullable Double originalDuration,
		@JsonProperty("original_frames") @Nullable Long originalFrames,
		@JsonProperty("is_transformed") @Nullable Boolean transformed,
		@JsonProperty("status") @Nullable AssetStatus status,
		@JsonProperty("status_message") @Nullable String statusMessage,
		@JsonProperty("external_id") @Nullable String externalId, @JsonProperty("partition") @Nullable String partition,
		@JsonProperty("review_priority") @Nullable Double reviewPriority,
		@JsonProperty("model_relevance") @Nullable Double modelRelevance,
		@JsonProperty("annotations") List<AssetAnnotation> annotations, @JsonProperty("rois") List<Roi> rois,
		@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("account_uuid") @Nullable String accountUuid,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Asset {
		Members.required(uuid, "uuid");
		annotations = Members.list(annotations);
		rois = Members.list(rois);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param uuid id of the asset
	 * @return a new builder
	 */
	public static Builder builder(String uuid) {
		return new Builder(uuid);
	}

	/**
	 * Builder of {@link Asset}.
	 */
	public static final class Builder {

		private final String uuid;

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private @Nullable String mimeType;

		private @Nullable Long fileSizeBytes;

		private @Nullable Integer originalImageWidth;

		private @Nullable Integer originalImageHeight;

		private @Nullable Double originalDuration;

		private @Nullable Long originalFrames;

		private @Nullable Boolean transformed;

		private @Nullable AssetStatus status;

		private @Nullable String statusMessage;

		private @Nullable String externalId;

		private @Nullable String partition;

		private @Nullable Double reviewPriority;

		private @Nullable Double modelRelevance;

		private List<AssetAnnotation> annotations = List.of();

		private List<Roi> rois = List.of();

		private @Nullable String datasetUuid;

		private @Nullable String accountUuid;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String uuid) {
			this.uuid = uuid;
		}

		/**
		 * Set the created at.
		 * @param createdAt time of creation
		 * @return this builder
		 */
		public Builder createdAt(@Nullable Instant createdAt) {
			this.createdAt = createdAt;
			return this;
		}

		/**
		 * Set the updated at.
		 * @param updatedAt time of the last change
		 * @return this builder
		 */
		public Builder updatedAt(@Nullable Instant updatedAt) {
			this.updatedAt = updatedAt;
			return this;
		}

		/**
		 * Set the mime type.
		 * @param mimeType media type of what was uploaded
		 * @return this builder
		 */
		public Builder mimeType(@Nullable String mimeType) {
			this.mimeType = mimeType;
			return this;
		}

		/**
		 * Set the file size bytes.
		 * @param fileSizeBytes size of what was uploaded, in bytes
		 * @return this builder
		 */
		public Builder fileSizeBytes(@Nullable Long fileSizeBytes) {
			this.fileSizeBytes = fileSizeBytes;
			return this;
		}

		/**
		 * Set the original image width.
		 * @param originalImageWidth width of what was uploaded, in pixels
		 * @return this builder
		 */
		public Builder originalImageWidth(@Nullable Integer originalImageWidth) {
			this.originalImageWidth = originalImageWidth;
			return this;
		}

		/**
		 * Set the original image height.
		 * @param originalImageHeight height of what was uploaded, in pixels
		 * @return this builder
		 */
		public Builder originalImageHeight(@Nullable Integer originalImageHeight) {
			this.originalImageHeight = originalImageHeight;
			return this;
		}

		/**
		 * Set the original duration.
		 * @param originalDuration duration of what was uploaded, in seconds
		 * @return this builder
		 */
		public Builder originalDuration(@Nullable Double originalDuration) {
			this.originalDuration = originalDuration;
			return this;
		}

		/**
		 * Set the original frames.
		 * @param originalFrames number of frames of what was uploaded
		 * @return this builder
		 */
		public Builder originalFrames(@Nullable Long originalFrames) {
			this.originalFrames = originalFrames;
			return this;
		}

		/**
		 * Set the transformed.
		 * @param transformed whether the service keeps it transcoded
		 * @return this builder
		 */
		public Builder transformed(@Nullable Boolean transformed) {
			this.transformed = transformed;
			return this;
		}

		/**
		 * Set the status.
		 * @param status state
		 * @return this builder
		 */
		public Builder status(@Nullable AssetStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Set the status message.
		 * @param statusMessage why the asset was rejected
		 * @return this builder
		 */
		public Builder statusMessage(@Nullable String statusMessage) {
			this.statusMessage = statusMessage;
			return this;
		}

		/**
		 * Set the external id.
		 * @param externalId id that the uploader gave
		 * @return this builder
		 */
		public Builder externalId(@Nullable String externalId) {
			this.externalId = externalId;
			return this;
		}

		/**
		 * Set the partition.
		 * @param partition part of the dataset, {@code train} for instance
		 * @return this builder
		 */
		public Builder partition(@Nullable String partition) {
			this.partition = partition;
			return this;
		}

		/**
		 * Set the review priority.
		 * @param reviewPriority how much a person should look at it
		 * @return this builder
		 */
		public Builder reviewPriority(@Nullable Double reviewPriority) {
			this.reviewPriority = reviewPriority;
			return this;
		}

		/**
		 * Set the model relevance.
		 * @param modelRelevance how much a model may learn from it
		 * @return this builder
		 */
		public Builder modelRelevance(@Nullable Double modelRelevance) {
			this.modelRelevance = modelRelevance;
			return this;
		}

		/**
		 * Set the annotations.
		 * @param annotations annotations; only if they were asked for
		 * @return this builder
		 */
		public Builder annotations(List<AssetAnnotation> annotations) {
			this.annotations = annotations;
			return this;
		}

		/**
		 * Set the rois.
		 * @param rois regions of interest
		 * @return this builder
		 */
		public Builder rois(List<Roi> rois) {
			this.rois = rois;
			return this;
		}

		/**
		 * Set the dataset uuid.
		 * @param datasetUuid id of the dataset
		 * @return this builder
		 */
		public Builder datasetUuid(@Nullable String datasetUuid) {
			this.datasetUuid = datasetUuid;
			return this;
		}

		/**
		 * Set the account uuid.
		 * @param accountUuid id of the account that owns the dataset
		 * @return this builder
		 */
		public Builder accountUuid(@Nullable String accountUuid) {
			this.accountUuid = accountUuid;
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
		 * @return a new asset
		 */
		public Asset build() {
			return new Asset(this.uuid, this.createdAt, this.updatedAt, this.mimeType, this.fileSizeBytes,
					this.originalImageWidth, this.originalImageHeight, this.originalDuration, this.originalFrames,
					this.transformed, this.status, this.statusMessage, this.externalId, this.partition,
					this.reviewPriority, this.modelRelevance, this.annotations, this.rois, this.datasetUuid,
					this.accountUuid, this.other);
		}

	}

}

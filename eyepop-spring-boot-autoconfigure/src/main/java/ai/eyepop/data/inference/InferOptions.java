package ai.eyepop.data.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.TranscodeMode;

/**
 * Which form and part of an asset is looked at, and how soon.
 *
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version
 * @param transcodeMode form of the media
 * @param startTimestamp first moment in nanoseconds since the start of the media
 * @param endTimestamp last moment in nanoseconds since the start of the media
 * @param priority how soon, {@code low} for instance
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferOptions(@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("transcode_mode") @Nullable TranscodeMode transcodeMode,
		@JsonProperty("start_timestamp") @Nullable Long startTimestamp,
		@JsonProperty("end_timestamp") @Nullable Long endTimestamp,
		@JsonProperty("priority") @Nullable String priority) {

	/**
	 * Create options that leave everything to the service.
	 * @return new options
	 */
	public static InferOptions defaults() {
		return builder().build();
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link InferOptions}.
	 */
	public static final class Builder {

		private @Nullable String datasetUuid;

		private @Nullable Integer datasetVersion;

		private @Nullable TranscodeMode transcodeMode;

		private @Nullable Long startTimestamp;

		private @Nullable Long endTimestamp;

		private @Nullable String priority;

		private Builder() {
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
		 * Set the dataset version.
		 * @param datasetVersion number of the version
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
			return this;
		}

		/**
		 * Set the transcode mode.
		 * @param transcodeMode form of the media
		 * @return this builder
		 */
		public Builder transcodeMode(@Nullable TranscodeMode transcodeMode) {
			this.transcodeMode = transcodeMode;
			return this;
		}

		/**
		 * Set the start timestamp.
		 * @param startTimestamp first moment in nanoseconds since the start of the media
		 * @return this builder
		 */
		public Builder startTimestamp(@Nullable Long startTimestamp) {
			this.startTimestamp = startTimestamp;
			return this;
		}

		/**
		 * Set the end timestamp.
		 * @param endTimestamp last moment in nanoseconds since the start of the media
		 * @return this builder
		 */
		public Builder endTimestamp(@Nullable Long endTimestamp) {
			this.endTimestamp = endTimestamp;
			return this;
		}

		/**
		 * Set the priority.
		 * @param priority how soon, {@code low} for instance
		 * @return this builder
		 */
		public Builder priority(@Nullable String priority) {
			this.priority = priority;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new options
		 */
		public InferOptions build() {
			return new InferOptions(this.datasetUuid, this.datasetVersion, this.transcodeMode, this.startTimestamp,
					this.endTimestamp, this.priority);
		}

	}

}

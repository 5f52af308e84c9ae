package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * In which form to download an asset, and which part of it.
 *
 * @param transcodeMode form of the media; the original if it is not set
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version
 * @param startTimestamp first moment in nanoseconds since the start of the media
 * @param endTimestamp last moment in nanoseconds since the start of the media
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetDownloadRequest(@JsonProperty("transcode_mode") TranscodeMode transcodeMode,
		@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("start_timestamp") @Nullable Long startTimestamp,
		@JsonProperty("end_timestamp") @Nullable Long endTimestamp) {

	public AssetDownloadRequest {
		Assert.notNull(transcodeMode, "'transcodeMode' must not be null");
	}

	/**
	 * Create a request for the original.
	 * @return a new request
	 */
	public static AssetDownloadRequest original() {
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
	 * Builder of {@link AssetDownloadRequest}.
	 */
	public static final class Builder {

		private TranscodeMode transcodeMode = TranscodeMode.ORIGINAL;

		private @Nullable String datasetUuid;

		private @Nullable Integer datasetVersion;

		private @Nullable Long startTimestamp;

		private @Nullable Long endTimestamp;

		private Builder() {
		}

		/**
		 * Set the transcode mode.
		 * @param transcodeMode form of the media; the original if it is not set
		 * @return this builder
		 */
		public Builder transcodeMode(TranscodeMode transcodeMode) {
			this.transcodeMode = transcodeMode;
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
		 * Set the dataset version.
		 * @param datasetVersion number of the version
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
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
		 * Create the record.
		 * @return a new request
		 */
		public AssetDownloadRequest build() {
			return new AssetDownloadRequest(this.transcodeMode, this.datasetUuid, this.datasetVersion,
					this.startTimestamp, this.endTimestamp);
		}

	}

}

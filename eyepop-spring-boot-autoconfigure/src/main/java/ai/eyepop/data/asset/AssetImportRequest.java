package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where an asset goes that is imported.
 *
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version; {@code null} for the one that can be
 * modified
 * @param externalId id that the importer gives
 * @param partition part of the dataset, {@code train} for instance
 * @param syncTransform whether the answer waits until the asset is transcoded
 * @param noTransform whether the asset is left as it is
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetImportRequest(@JsonProperty("dataset_uuid") String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("external_id") @Nullable String externalId, @JsonProperty("partition") @Nullable String partition,
		@JsonProperty("sync_transform") @Nullable Boolean syncTransform,
		@JsonProperty("no_transform") @Nullable Boolean noTransform) {

	public AssetImportRequest {
		Assert.notNull(datasetUuid, "'datasetUuid' must not be null");
	}

	/**
	 * Create a builder.
	 * @param datasetUuid id of the dataset
	 * @return a new builder
	 */
	public static Builder builder(String datasetUuid) {
		return new Builder(datasetUuid);
	}

	/**
	 * Create a request from what an upload asks for.
	 * @param upload where an upload would go
	 * @return a new request
	 */
	public static AssetImportRequest of(AssetUploadRequest upload) {
		return builder(upload.datasetUuid()).datasetVersion(upload.datasetVersion())
			.externalId(upload.externalId())
			.syncTransform(upload.syncTransform())
			.noTransform(upload.noTransform())
			.build();
	}

	/**
	 * Builder of {@link AssetImportRequest}.
	 */
	public static final class Builder {

		private final String datasetUuid;

		private @Nullable Integer datasetVersion;

		private @Nullable String externalId;

		private @Nullable String partition;

		private @Nullable Boolean syncTransform;

		private @Nullable Boolean noTransform;

		private Builder(String datasetUuid) {
			this.datasetUuid = datasetUuid;
		}

		/**
		 * Set the dataset version.
		 * @param datasetVersion number of the version; {@code null} for the one that can
		 * be modified
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
			return this;
		}

		/**
		 * Set the external id.
		 * @param externalId id that the importer gives
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
		 * Set the sync transform.
		 * @param syncTransform whether the answer waits until the asset is transcoded
		 * @return this builder
		 */
		public Builder syncTransform(@Nullable Boolean syncTransform) {
			this.syncTransform = syncTransform;
			return this;
		}

		/**
		 * Set the no transform.
		 * @param noTransform whether the asset is left as it is
		 * @return this builder
		 */
		public Builder noTransform(@Nullable Boolean noTransform) {
			this.noTransform = noTransform;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public AssetImportRequest build() {
			return new AssetImportRequest(this.datasetUuid, this.datasetVersion, this.externalId, this.partition,
					this.syncTransform, this.noTransform);
		}

	}

}

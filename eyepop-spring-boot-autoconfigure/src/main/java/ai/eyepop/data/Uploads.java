package ai.eyepop.data;

import java.nio.file.Path;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.source.Source;

/**
 * New assets for the Data API, a job each.
 *
 * @since 0.1.0
 * @see SyncUploads
 */
public interface Uploads {

	/**
	 * Make an asset of a source. Bytes are sent as they are read, without loading them; a
	 * URL is fetched by the service.
	 * @param source the media: bytes of any kind, or a URL
	 * @param request where the asset goes
	 * @return the job, which starts as soon as a slot is free, and fails with
	 * {@link ai.eyepop.source.UnreadableSourceException} if the source cannot be read
	 * @throws IllegalArgumentException if the source is a group or an asset
	 * @throws IllegalStateException if the endpoint is closed
	 */
	DataJob<Asset> upload(Source source, AssetUploadRequest request);

	/**
	 * Make an asset of a source.
	 * @param source the media: bytes of any kind, or a URL
	 * @param datasetUuid id of the dataset
	 * @return the job
	 * @throws IllegalArgumentException if the source is a group or an asset
	 * @throws IllegalStateException if the endpoint is closed
	 */
	default DataJob<Asset> upload(Source source, String datasetUuid) {
		return upload(source, AssetUploadRequest.builder(datasetUuid).build());
	}

	/**
	 * Upload a file.
	 * @param file path of the file, whose name tells the media type
	 * @param datasetUuid id of the dataset
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	default DataJob<Asset> upload(Path file, String datasetUuid) {
		return upload(Source.of(file), datasetUuid);
	}

	/**
	 * Let the service fetch an asset.
	 * @param asset the asset
	 * @param request where it goes
	 * @return the job, which starts as soon as a slot is free
	 * @throws IllegalStateException if the endpoint is closed
	 */
	DataJob<Asset> importFrom(AssetImport asset, AssetImportRequest request);

}

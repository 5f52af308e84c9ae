package ai.eyepop.data;

import java.nio.file.Path;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.content.Content;

/**
 * New assets for the Data API, a job each.
 *
 * @since 0.1.0
 * @see SyncUploads
 */
public interface Uploads {

	/**
	 * Upload an asset. It is sent as it is read, without loading it.
	 * @param content the media
	 * @param request where the asset goes
	 * @return the job, which starts as soon as a slot is free, and fails with
	 * {@link ai.eyepop.data.content.UnreadableContentException} if the content cannot be
	 * read
	 * @throws IllegalStateException if the endpoint is closed
	 */
	DataJob<Asset> upload(Content content, AssetUploadRequest request);

	/**
	 * Upload a file.
	 * @param file path of the file, whose name tells the media type
	 * @param datasetUuid id of the dataset
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	default DataJob<Asset> upload(Path file, String datasetUuid) {
		return upload(Content.of(file), AssetUploadRequest.builder(datasetUuid).build());
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

package ai.eyepop.data;

import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

import ai.eyepop.data.arrow.ArrowSupport;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.dataset.DatasetReference;
import ai.eyepop.source.MediaSource;

/**
 * Imports of the Data API, waited for.
 *
 * @since 0.1.0
 * @see Imports
 */
@HttpExchange(accept = "application/json")
public interface SyncImports {

	/**
	 * Import assets into the version of a dataset that can be modified.
	 * @param arrow the Arrow data, of a file for instance
	 * @param datasetUuid id of the dataset
	 */
	default void assets(MediaSource arrow, String datasetUuid) {
		assets(arrow, DatasetReference.of(datasetUuid), null);
	}

	/**
	 * Import assets into the version of a dataset that can be modified.
	 * @param assets the assets
	 * @param datasetUuid id of the dataset
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 * @throws ai.eyepop.data.arrow.UnwritableAssetException if an asset has a value
	 * without a place
	 */
	default void assets(Collection<Asset> assets, String datasetUuid) {
		assets(new AssetArrowWriter().write(assets).source(), datasetUuid);
	}

	/**
	 * Import assets into the version of a dataset that can be modified.
	 * @param assets gives the assets, each time they are sent; the stream is closed
	 * @param datasetUuid id of the dataset
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 * @throws ai.eyepop.data.arrow.UnwritableAssetException if an asset has a value
	 * without a place
	 */
	default void assets(Supplier<? extends Stream<Asset>> assets, String datasetUuid) {
		assets(new AssetArrowWriter().write(assets).source(), datasetUuid);
	}

	/**
	 * Import assets from an Arrow file.
	 * @param arrow the Arrow data, of a file for instance
	 * @param dataset the dataset or version; {@code null} for what the file says
	 * @param modelUuid id of the model that made the annotations
	 */
	@Operation(value = "import_assets", idempotent = false)
	@PostExchange(url = "/imports/assets", contentType = ArrowSupport.MEDIA_TYPE)
	void assets(@RequestBody MediaSource arrow, @Query @Nullable DatasetReference dataset,
			@RequestParam(name = "model_uuid", required = false) @Nullable String modelUuid);

}

package ai.eyepop.data;

import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.data.arrow.ArrowFile;
import ai.eyepop.data.arrow.ArrowSupport;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.dataset.DatasetReference;
import ai.eyepop.source.MediaSource;

/**
 * Imports of the Data API.
 *
 * @since 0.1.0
 * @see SyncImports
 */
@HttpExchange(accept = "application/json")
public interface Imports {

	/**
	 * Import assets into the version of a dataset that can be modified.
	 * @param arrow the Arrow data, sent as it is
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done
	 */
	default Mono<Void> assets(MediaSource arrow, String datasetUuid) {
		return assets(arrow, DatasetReference.of(datasetUuid), null);
	}

	/**
	 * Import assets from a path, which holds an Arrow file or an Arrow stream: what
	 * {@code toPath} or {@code assetFile} of the exports wrote, for instance. It is sent
	 * as an Arrow stream, which the service is known to take, with what is in it as it
	 * is. Arrow is not needed for that.
	 * @param file path of the Arrow data
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done; fails with
	 * {@link ai.eyepop.data.arrow.ArrowFormatException} if the path holds neither, and
	 * {@link ai.eyepop.data.arrow.ArrowTransferException} if it cannot be read
	 */
	default Mono<Void> fromPath(Path file, String datasetUuid) {
		return Mono.fromCallable(() -> ArrowFile.source(file))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((arrow) -> assets(arrow, datasetUuid));
	}

	/**
	 * Import assets into the version of a dataset that can be modified.
	 * @param assets the assets
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done; fails with
	 * {@link ai.eyepop.data.arrow.UnwritableAssetException} if an asset has a value
	 * without a place
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 */
	default Mono<Void> assets(Collection<Asset> assets, String datasetUuid) {
		return assets(new AssetArrowWriter().write(assets).source(), datasetUuid);
	}

	/**
	 * Import assets into the version of a dataset that can be modified. They are sent
	 * once: an import that fails on the way is not sent again.
	 * @param assets the assets, which are asked for no faster than they are sent
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done; fails with
	 * {@link ai.eyepop.data.arrow.UnwritableAssetException} if an asset has a value
	 * without a place
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 */
	default Mono<Void> assets(Flux<Asset> assets, String datasetUuid) {
		return assets(new AssetArrowWriter().write(assets).source(), datasetUuid);
	}

	/**
	 * Import assets into the version of a dataset that can be modified.
	 * @param assets gives the assets, each time they are sent; the stream is closed
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done; fails with
	 * {@link ai.eyepop.data.arrow.UnwritableAssetException} if an asset has a value
	 * without a place
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 */
	default Mono<Void> assets(Supplier<? extends Stream<Asset>> assets, String datasetUuid) {
		return assets(new AssetArrowWriter().write(assets).source(), datasetUuid);
	}

	/**
	 * Import assets from Arrow data.
	 * @param arrow the Arrow data, sent as it is
	 * @param dataset the dataset or version; {@code null} for what the data says
	 * @param modelUuid id of the model that made the annotations
	 * @return completes when it is done
	 */
	@Operation(value = "import_assets", idempotent = false)
	@PostExchange(url = "/imports/assets", contentType = ArrowSupport.MEDIA_TYPE)
	Mono<Void> assets(@RequestBody MediaSource arrow, @Query @Nullable DatasetReference dataset,
			@RequestParam(name = "model_uuid", required = false) @Nullable String modelUuid);

}

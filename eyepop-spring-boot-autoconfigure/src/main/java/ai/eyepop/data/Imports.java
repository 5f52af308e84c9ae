package ai.eyepop.data;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

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
	 * @param arrow an Arrow file
	 * @param datasetUuid id of the dataset
	 * @return completes when it is done
	 */
	default Mono<Void> assets(MediaSource arrow, String datasetUuid) {
		return assets(arrow, DatasetReference.of(datasetUuid), null);
	}

	/**
	 * Import assets from an Arrow file.
	 * @param arrow an Arrow file
	 * @param dataset the dataset or version; {@code null} for what the file says
	 * @param modelUuid id of the model that made the annotations
	 * @return completes when it is done
	 */
	@Operation(value = "import_assets", idempotent = false)
	@PostExchange(url = "/imports/assets", contentType = "application/vnd.apache.arrow.file;version=1.7")
	Mono<Void> assets(@RequestBody MediaSource arrow, @Query @Nullable DatasetReference dataset,
			@RequestParam(name = "model_uuid", required = false) @Nullable String modelUuid);

}

package ai.eyepop.data;

import java.nio.file.Path;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.arrow.ArrowSupport;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.model.AliasResolution;
import ai.eyepop.data.model.ExportedUrl;
import ai.eyepop.data.model.ModelExportRequest;
import ai.eyepop.data.model.ModelTrainingAuditRecord;

/**
 * Exports of the Data API.
 *
 * @since 0.1.0
 * @see SyncExports
 */
@HttpExchange(accept = "application/json")
public interface Exports {

	/**
	 * Export assets, which are read from Arrow data while they arrive. A batch of them is
	 * in memory, outside the heap.
	 * @param request which assets to export, and what to tell about them
	 * @return the assets, no faster than they are asked for; fails with
	 * {@link ai.eyepop.data.arrow.ArrowFormatException} if what arrives is damaged,
	 * {@link ai.eyepop.data.arrow.ArrowMemoryException} if a batch needs more memory than
	 * there is, and {@link ai.eyepop.data.arrow.MissingArrowException} if Arrow is not on
	 * the class path
	 */
	@Operation(value = "export_assets", idempotent = false)
	@GetExchange(url = "/exports/assets", accept = ArrowSupport.MEDIA_TYPE)
	Flux<Asset> assets(@Query AssetExportRequest request);

	/**
	 * Export assets to an Arrow file, which Arrow's other implementations open by its
	 * footer. It is written while assets arrive, in the newest version of the schema,
	 * with what {@link ai.eyepop.data.arrow.AssetArrowWriter} writes, and gets its name
	 * when it is complete: until then, and after a failure or a cancellation, what was
	 * there before stays as it is.
	 * @param request which assets to export, and what to tell about them
	 * @param file path of the file, in a directory that exists and has room for it twice
	 * @return the path, when the file is complete; fails as
	 * {@link #assets(AssetExportRequest)} does, with
	 * {@link ai.eyepop.data.arrow.UnwritableAssetException} if an asset has a value
	 * without a place in a file, and {@link ai.eyepop.data.arrow.ArrowTransferException}
	 * if it cannot be written
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 */
	default Mono<Path> toPath(AssetExportRequest request, Path file) {
		return new AssetArrowWriter().write(assets(request)).toPath(file);
	}

	/**
	 * Export assets as the bytes that the service sends, which need not be an Arrow file:
	 * most often they are an Arrow stream, which has no footer, in spite of its media
	 * type. Both are read by {@link DataEndpoint#arrow()} and taken by
	 * {@link Imports#fromPath(Path, String)}; for other programs there is
	 * {@link #toPath(AssetExportRequest, Path)}. Arrow is not needed for that.
	 * @param request which assets to export, and in which form
	 * @return the bytes as they come, no faster than they are asked for
	 */
	@Operation(value = "export_assets", idempotent = false)
	@GetExchange(url = "/exports/assets", accept = ArrowSupport.MEDIA_TYPE)
	Flux<DataBuffer> assetFile(@Query AssetExportRequest request);

	/**
	 * List what is known about trainings.
	 * @param modelUuids ids of the models
	 * @return the records
	 */
	@Operation(value = "model_training_audits", idempotent = true)
	@GetExchange("/exports/model_training_audits")
	Flux<ModelTrainingAuditRecord> modelTrainingAudits(
			@RequestParam(name = "model_uuid", required = false) List<String> modelUuids);

	/**
	 * List where exported models can be fetched.
	 * @param request which exports
	 * @return the URLs
	 */
	@Operation(value = "export_model_urls", idempotent = true)
	@GetExchange("/exports/model_urls")
	Flux<ExportedUrl> modelUrls(@Query ModelExportRequest request);

	/**
	 * List the models that aliases stand for.
	 * @param aliases the aliases, {@code name:tag} each
	 * @return the models
	 */
	@Operation(value = "resolve_aliases", idempotent = true)
	@GetExchange("/exports/aliases")
	Flux<AliasResolution> resolveAliases(@RequestParam(name = "alias", required = false) List<String> aliases);

	/**
	 * Download artifacts of models.
	 * @param request which exports
	 * @return the artifacts as a ZIP file, no faster than it is asked for
	 */
	@Operation(value = "export_model_artifacts", idempotent = true)
	@GetExchange(url = "/exports/model_artifacts", accept = "*/*")
	Flux<DataBuffer> modelArtifacts(@Query ModelExportRequest request);

}

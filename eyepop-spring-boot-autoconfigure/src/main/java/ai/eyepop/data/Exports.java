package ai.eyepop.data;

import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;

import ai.eyepop.data.arrow.ArrowSupport;
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
	 * Export assets as an Arrow file. Arrow is not needed for that, but to read it with
	 * {@link DataEndpoint#arrow()}.
	 * @param request which assets to export, and in which form
	 * @return the file, no faster than it is asked for
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

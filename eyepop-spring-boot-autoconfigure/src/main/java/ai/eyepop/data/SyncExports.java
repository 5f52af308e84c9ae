package ai.eyepop.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

import ai.eyepop.data.arrow.ArrowSupport;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.content.SyncDownload;
import ai.eyepop.data.model.AliasResolution;
import ai.eyepop.data.model.ExportedUrl;
import ai.eyepop.data.model.ModelExportRequest;
import ai.eyepop.data.model.ModelTrainingAuditRecord;

/**
 * Exports of the Data API, waited for.
 *
 * @since 0.1.0
 * @see Exports
 */
@HttpExchange(accept = "application/json")
public interface SyncExports {

	/**
	 * Export assets, which are read from Arrow data while they arrive. A batch of them is
	 * in memory, outside the heap.
	 * @param request which assets to export, and what to tell about them
	 * @return the assets one by one, to be closed by the caller; fails as the reactive
	 * call does
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 */
	@Operation(value = "export_assets", idempotent = false)
	@GetExchange(url = "/exports/assets", accept = ArrowSupport.MEDIA_TYPE)
	Stream<Asset> assets(@Query AssetExportRequest request);

	/**
	 * Export assets to an Arrow file, which Arrow's other implementations open by its
	 * footer. It is written while assets arrive, in the newest version of the schema,
	 * with what {@link ai.eyepop.data.arrow.AssetArrowWriter} writes, and gets its name
	 * when it is complete: until then, and after a failure, what was there before stays
	 * as it is.
	 * @param request which assets to export, and what to tell about them
	 * @param file path of the file, in a directory that exists and has room for it twice
	 * @return the path; fails as the reactive call does
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 */
	default Path toPath(AssetExportRequest request, Path file) {
		return new AssetArrowWriter().write(() -> assets(request)).to(file);
	}

	/**
	 * Export assets as the bytes that the service sends, which need not be an Arrow file:
	 * most often they are an Arrow stream, which has no footer, in spite of its media
	 * type. Both are read by {@link SyncDataEndpoint#arrow()} and taken by
	 * {@link SyncImports#fromPath(Path, String)}; for other programs there is
	 * {@link #toPath(AssetExportRequest, Path)}. Arrow is not needed for that.
	 * @param request which assets to export, and in which form
	 * @return the download of the bytes as they come
	 */
	@Operation(value = "export_assets", idempotent = false)
	@GetExchange(url = "/exports/assets", accept = ArrowSupport.MEDIA_TYPE)
	SyncDownload assetFile(@Query AssetExportRequest request);

	/**
	 * List what is known about trainings.
	 * @param modelUuids ids of the models
	 * @return the records
	 */
	@Operation(value = "model_training_audits", idempotent = true)
	@GetExchange("/exports/model_training_audits")
	List<ModelTrainingAuditRecord> modelTrainingAudits(
			@RequestParam(name = "model_uuid", required = false) List<String> modelUuids);

	/**
	 * List where exported models can be fetched.
	 * @param request which exports
	 * @return the URLs
	 */
	@Operation(value = "export_model_urls", idempotent = true)
	@GetExchange("/exports/model_urls")
	List<ExportedUrl> modelUrls(@Query ModelExportRequest request);

	/**
	 * List the models that aliases stand for.
	 * @param aliases the aliases, {@code name:tag} each
	 * @return the models
	 */
	@Operation(value = "resolve_aliases", idempotent = true)
	@GetExchange("/exports/aliases")
	List<AliasResolution> resolveAliases(@RequestParam(name = "alias", required = false) List<String> aliases);

	/**
	 * Download artifacts of models.
	 * @param request which exports
	 * @return the download, which asks for artifacts as a ZIP file, no faster than it is
	 * asked for
	 */
	@Operation(value = "export_model_artifacts", idempotent = true)
	@GetExchange(url = "/exports/model_artifacts", accept = "*/*")
	SyncDownload modelArtifacts(@Query ModelExportRequest request);

}

package ai.eyepop.data;

import java.util.List;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

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
	 * Export assets as an Arrow file.
	 * @param request which assets to export, and in which form
	 * @return the download, which asks for file, no faster than it is asked for
	 */
	@Operation(value = "export_assets", idempotent = false)
	@GetExchange(url = "/exports/assets", accept = "application/vnd.apache.arrow.file;version=1.7")
	SyncDownload assets(@Query AssetExportRequest request);

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

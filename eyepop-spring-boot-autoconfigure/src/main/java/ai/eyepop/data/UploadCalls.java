package ai.eyepop.data;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.source.MediaSource;

/**
 * Calls that bring in assets.
 */
@HttpExchange(accept = "application/json")
interface UploadCalls {

	@Operation(value = "upload_asset_job", idempotent = false)
	@PostExchange("/assets")
	Mono<Asset> upload(@RequestBody MediaSource content, @Query AssetUploadRequest request);

	@Operation(value = "import_asset_job", idempotent = false)
	@PostExchange("/assets/imports")
	Mono<Asset> importFrom(@RequestBody AssetImport asset, @Query AssetImportRequest request);

}

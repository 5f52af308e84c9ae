package ai.eyepop.data;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.content.Content;
import ai.eyepop.job.Jobs;

/**
 * Brings in assets in the slots of an endpoint.
 */
final class DefaultUploads implements Uploads {

	private final UploadCalls calls;

	private final Jobs jobs;

	DefaultUploads(UploadCalls calls, Jobs jobs) {
		this.calls = calls;
		this.jobs = jobs;
	}

	@Override
	public DataJob<Asset> upload(Content content, AssetUploadRequest request) {
		return this.jobs
			.submit(new DefaultDataJob<>(this.jobs, "upload of " + content, this.calls.upload(content, request)));
	}

	@Override
	public DataJob<Asset> importFrom(AssetImport asset, AssetImportRequest request) {
		return this.jobs.submit(new DefaultDataJob<>(this.jobs, "import", this.calls.importFrom(asset, request)));
	}

}

package ai.eyepop.data;

import reactor.core.publisher.Mono;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.job.JobDescription;
import ai.eyepop.job.Jobs;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.ReferenceSource;
import ai.eyepop.source.Source;

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
	public DataJob<Asset> upload(Source source, AssetUploadRequest request) {
		return this.jobs.submit(new DefaultDataJob<>(this.jobs, "upload of " + source,
				new JobDescription("upload", source.kind()), call(source, request)));
	}

	private Mono<Asset> call(Source source, AssetUploadRequest request) {
		if (source instanceof MediaSource media) {
			return media.checked().then(Mono.defer(() -> this.calls.upload(media, request)));
		}
		if (source instanceof ReferenceSource reference && reference.url() != null) {
			return this.calls.importFrom(AssetImport.builder(reference.url().toString()).build(),
					AssetImportRequest.of(request));
		}
		throw new IllegalArgumentException(
				"An asset is made of bytes or of a URL, but not of %s: submit one source a job".formatted(source));
	}

	@Override
	public DataJob<Asset> importFrom(AssetImport asset, AssetImportRequest request) {
		return this.jobs.submit(new DefaultDataJob<>(this.jobs, "import", new JobDescription("import", "url"),
				this.calls.importFrom(asset, request)));
	}

}

package ai.eyepop.sample.data;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetDownloadRequest;
import ai.eyepop.data.asset.AssetInclusionMode;
import ai.eyepop.data.asset.AssetListRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.asset.TranscodeMode;
import ai.eyepop.data.dataset.DatasetReference;
import ai.eyepop.http.ServiceException;
import ai.eyepop.sample.web.FileParts;
import ai.eyepop.source.Source;

/**
 * Lists a dataset's assets page by page, with their annotations, and shows, uploads and
 * deletes them.
 */
@RestController
@RequestMapping("/api/datasets/{dataset}/assets")
class AssetController {

	private static final int PAGE_SIZE = 24;

	private static final int AT_ONCE = 6;

	private static final Comparator<Asset> NEWEST_FIRST = Comparator
		.comparing(Asset::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
		.reversed();

	private final DataEndpoint data;

	private final int most;

	/**
	 * Create the controller.
	 * @param data where the assets are
	 * @param most most assets that are looked through
	 */
	AssetController(DataEndpoint data, @Value("${sample.most-assets:5000}") int most) {
		this.data = data;
		this.most = most;
	}

	@GetMapping
	Mono<AssetPage> list(@PathVariable String dataset, @RequestParam(defaultValue = "0") int page) {
		if (page < 0) {
			throw new ServerWebInputException("The first page is page 0.");
		}
		// the service knows no pages, but lists quickly without annotations
		AssetListRequest all = AssetListRequest.builder(dataset).inclusionMode(AssetInclusionMode.ALL_ASSETS).build();
		// one more than are shown tells whether there are more
		return this.data.assets().list(all).take(this.most + 1L).collectList().flatMap((found) -> {
			boolean more = found.size() > this.most;
			List<Asset> assets = found.stream().limit(this.most).sorted(NEWEST_FIRST).toList();
			int pages = Math.max(1, (assets.size() + PAGE_SIZE - 1) / PAGE_SIZE);
			int shown = Math.min(page, pages - 1);
			return Flux.fromIterable(assets)
				.skip((long) shown * PAGE_SIZE)
				.take(PAGE_SIZE)
				.flatMapSequential((asset) -> withAnnotations(asset, dataset), AT_ONCE)
				.collectList()
				.map((part) -> new AssetPage(part, shown, pages, assets.size(), more));
		});
	}

	private Mono<Asset> withAnnotations(Asset asset, String dataset) {
		return this.data.assets()
			.get(asset.uuid(), true, new DatasetReference(dataset, null))
			// deleted meanwhile
			.onErrorResume(ServiceException.class,
					(ex) -> (ex.getStatus().value() == 404) ? Mono.empty() : Mono.error(ex));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Asset> upload(@PathVariable String dataset, @RequestPart("file") Part part) {
		FilePart file = FileParts.file(part);
		// answered when it is known whether the service accepts it
		AssetUploadRequest request = AssetUploadRequest.builder(dataset)
			.externalId(file.filename())
			.syncTransform(true)
			.build();
		return this.data.uploads().upload(Source.of(file), request).result();
	}

	@GetMapping(path = "/{asset}/thumbnail", produces = MediaType.IMAGE_JPEG_VALUE)
	Flux<DataBuffer> thumbnail(@PathVariable String dataset, @PathVariable String asset) {
		return picture(dataset, asset, TranscodeMode.IMAGE_FIT_640);
	}

	@GetMapping(path = "/{asset}/picture", produces = MediaType.IMAGE_JPEG_VALUE)
	Flux<DataBuffer> picture(@PathVariable String dataset, @PathVariable String asset) {
		return picture(dataset, asset, TranscodeMode.IMAGE_FIT_1024);
	}

	private Flux<DataBuffer> picture(String dataset, String asset, TranscodeMode mode) {
		return this.data.assets()
			.download(asset, AssetDownloadRequest.builder().datasetUuid(dataset).transcodeMode(mode).build());
	}

	@DeleteMapping("/{asset}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@PathVariable String dataset, @PathVariable String asset) {
		return this.data.assets().delete(asset, new DatasetReference(dataset, null));
	}

	/**
	 * Some of the assets of a dataset.
	 *
	 * @param assets the assets, the newest of those that are looked through first
	 * @param page number of the page, from 0
	 * @param pages number of pages, at least 1
	 * @param total number of assets in all, as far as they are looked through
	 * @param more whether there are assets that are not looked through
	 */
	record AssetPage(List<Asset> assets, int page, int pages, int total, boolean more) {

	}

}

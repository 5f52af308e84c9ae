package ai.eyepop.emulator.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.arrow.ArrowMemory;
import ai.eyepop.emulator.arrow.AssetReader;
import ai.eyepop.emulator.arrow.AssetRow;
import ai.eyepop.emulator.arrow.AssetSchema;
import ai.eyepop.emulator.arrow.DamagedArrowException;
import ai.eyepop.emulator.arrow.RowFile;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.AssetExport;
import ai.eyepop.emulator.service.data.AssetFilter;
import ai.eyepop.emulator.service.data.AssetImport;
import ai.eyepop.emulator.service.data.Assets;
import ai.eyepop.emulator.service.data.DataState;

/**
 * Routes that export and import assets as Arrow (wire protocol section 12), batch by
 * batch, and as fast as the client takes or sends them.
 */
final class ArrowRoutes implements AutoCloseable {

	private static final Set<String> MEDIA_TYPES = Set.of("application/vnd.apache.arrow.file",
			"application/vnd.apache.arrow.stream");

	private static final int LOADS_AT_ONCE = 8;

	private final Scheduler scheduler = Schedulers.newBoundedElastic(16, Integer.MAX_VALUE, "eyepop-emulator-arrow", 30,
			true);

	private final ArrowMemory memory = new ArrowMemory();

	private final DataState state;

	private final AssetLoader loader;

	private final Path directory;

	private volatile ArrowForm form;

	ArrowRoutes(DataState state, AssetLoader loader, Path directory, ArrowForm form) {
		this.state = state;
		this.loader = loader;
		this.directory = directory;
		this.form = form;
	}

	void addTo(DataApi api, DownloadRoutes downloads, SignedUrls urls) {
		api.data("GET", "/exports/assets", (call) -> {
			UnaryOperator<AssetRow> shown = new Shown(call, downloads, urls)::apply;
			return Mono.fromCallable(() -> this.state.alone(() -> begin(call)))
				.map((export) -> new Answer.Stream(AssetSchema.MEDIA_TYPE, pieces(call, export, shown)));
		}).data("POST", "/imports/assets", this::load);
	}

	void form(ArrowForm form) {
		this.form = form;
	}

	long allocated() {
		return this.memory.allocated();
	}

	private AssetExport begin(DataCall call) {
		DataQuery query = call.query();
		AssetFilter filter = new AssetFilter(query.text("inclusion_mode", "annotated_only"), true,
				query.text("annotation_inclusion_mode", "all"), query.all("include_partition"),
				query.all("include_auto_annotate"), query.all("include_source"));
		List<String> assets = query.all("asset_uuid");
		boolean freeze = query.flag("freeze_dataset_version", false);
		if (assets.isEmpty()) {
			Place place = place(query);
			return this.state.beginExport(place.dataset(), place.version(), freeze, filter);
		}
		String dataset = query.text("dataset_uuid");
		return this.state.beginExport(assets, dataset, query.version(), filter);
	}

	private Place place(DataQuery query) {
		String dataset = query.text("dataset_uuid");
		String model = query.text("model_uuid");
		if (model != null) {
			JsonNode trained = this.state.models().get(model);
			if (dataset == null && trained.path("dataset_uuid").isString()) {
				JsonNode version = trained.path("dataset_version");
				Integer wanted = query.version();
				return new Place(trained.path("dataset_uuid").stringValue(),
						(wanted == null && version.isInt()) ? Integer.valueOf(version.intValue()) : wanted);
			}
		}
		return new Place(query.need("dataset_uuid"), query.version());
	}

	private Flux<byte[]> pieces(DataCall call, AssetExport assets, UnaryOperator<AssetRow> shown) {
		AtomicBoolean taken = new AtomicBoolean();
		call.exchange().closeAtEnd(() -> {
			if (taken.compareAndSet(false, true)) {
				assets.close();
			}
		});
		return Flux.<byte[], ArrowExport>generate(() -> {
			if (!taken.compareAndSet(false, true)) {
				throw new IllegalStateException("The request has ended");
			}
			return new ArrowExport(assets, shown, this.form, this.memory, this.directory);
		}, (export, sink) -> {
			byte[] piece = export.next();
			if (piece.length == 0) {
				sink.complete();
			}
			else {
				sink.next(piece);
			}
			return export;
		}, ArrowExport::close).subscribeOn(this.scheduler);
	}

	private Mono<Answer> load(DataCall call) {
		if (!MEDIA_TYPES.contains(call.exchange().mediaType())) {
			throw new ServiceException(415, "The content type must be %s".formatted(AssetSchema.MEDIA_TYPE));
		}
		Place place = this.state.alone(() -> {
			Place into = place(call.query());
			this.state.arrivals().checkWritable(into.dataset(), into.version());
			return into;
		});
		return Mono.fromCallable(() -> read(call, place)).subscribeOn(this.scheduler);
	}

	private Answer read(DataCall call, Place place) throws IOException {
		try (BodyStream body = new BodyStream(call.exchange().body(Long.MAX_VALUE));
				BufferAllocator allocator = this.memory.open("import");
				AssetImport rows = begin(place)) {
			try {
				AssetReader.read(body, allocator, rows);
			}
			catch (DamagedArrowException ex) {
				// who still sends cannot read the answer
				body.transferTo(OutputStream.nullOutputStream());
				throw new ServiceException(400, String.valueOf(ex.getMessage()));
			}
			body.transferTo(OutputStream.nullOutputStream());
			this.state.alone(() -> {
				rows.commit();
				return null;
			});
			// goes on after the answer
			load(rows.linked()).subscribeOn(this.scheduler).subscribe();
			return Answer.nothing();
		}
	}

	private AssetImport begin(Place place) throws IOException {
		RowFile file = new RowFile(this.directory);
		try {
			return this.state.alone(() -> this.state.beginImport(place.dataset(), place.version(), file));
		}
		catch (RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

	private Mono<Void> load(AssetImport.Linked linked) {
		return Flux.<AssetRow>generate((sink) -> {
			AssetRow row = linked.next();
			if (row != null) {
				sink.next(row);
			}
			else {
				sink.complete();
			}
		})
			.flatMap((row) -> this.loader.fill(String.valueOf(row.uuid()), String.valueOf(row.assetUrl()),
					row.mimeType()), LOADS_AT_ONCE)
			.doFinally((signal) -> linked.close())
			.then();
	}

	@Override
	public void close() {
		this.scheduler.dispose();
		this.memory.close();
	}

	/**
	 * Version of a dataset.
	 *
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 */
	private record Place(String dataset, @Nullable Integer version) {
	}

	/**
	 * What is shown of the rows of an export.
	 */
	private static final class Shown {

		private final DataCall call;

		private final DownloadRoutes downloads;

		private final SignedUrls urls;

		private final boolean externalIds;

		private final boolean assetUrls;

		private final String mode;

		Shown(DataCall call, DownloadRoutes downloads, SignedUrls urls) {
			this.call = call;
			this.downloads = downloads;
			this.urls = urls;
			this.externalIds = call.query().flag("include_external_ids", false);
			this.assetUrls = call.query().text("asset_url_type") != null;
			this.mode = call.query().text("transcode_mode", "image_original_size");
			DownloadRoutes.checkMode(this.mode);
		}

		AssetRow apply(AssetRow row) {
			AssetRow shown = this.externalIds ? row : row.withoutExternalId();
			return this.assetUrls ? shown.withAssetUrl(url(String.valueOf(row.uuid()))) : shown;
		}

		private @Nullable String url(String asset) {
			Assets.Content content;
			try {
				content = this.call.state().alone(() -> this.call.state().assets().content(asset, null, null));
			}
			catch (ServiceException ex) {
				return null;
			}
			return this.urls.sign(this.call.exchange(), () -> this.downloads.bytes(content, this.mode));
		}

	}

}

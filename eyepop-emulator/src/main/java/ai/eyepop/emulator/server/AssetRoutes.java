package ai.eyepop.emulator.server;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.data.AssetFilter;
import ai.eyepop.emulator.service.data.Blob;
import ai.eyepop.emulator.service.data.DataState;
import ai.eyepop.emulator.service.data.InvalidFieldException;

/**
 * Routes of assets: upload, import, lists, deletion.
 */
final class AssetRoutes {

	private final DataState state;

	private final Blobs blobs;

	private final AssetLoader loader;

	private final long maxLength;

	AssetRoutes(DataState state, Blobs blobs, AssetLoader loader, long maxLength) {
		this.state = state;
		this.blobs = blobs;
		this.loader = loader;
		this.maxLength = maxLength;
	}

	void addTo(DataApi api) {
		api.data("POST", "/assets", this::upload)
			.data("POST", "/assets/imports", this::load)
			.data("GET", "/assets", this::list)
			.data("GET", "/assets/{asset}", this::get)
			.data("DELETE", "/assets/{asset}",
					(call) -> call.nothing(() -> this.state.removals()
						.delete(call.path("asset"), call.query().text("dataset_uuid"), call.query().version())))
			.data("POST", "/assets/{asset}/resurrect", this::resurrect);
	}

	private Mono<Answer> upload(DataCall call) {
		Target target = Target.of(call);
		this.state.alone(() -> {
			this.state.arrivals().checkWritable(target.dataset(), target.version());
			return null;
		});
		String mimeType = call.exchange().mediaType();
		return this.blobs.keep(call.exchange().body(this.maxLength)).flatMap((blob) -> {
			String uuid = begin(target, target.externalId(), mimeType, blob);
			arrived(uuid, blob, mimeType, target);
			return answer(uuid, target);
		});
	}

	private String begin(Target target, @Nullable String externalId, String mimeType, @Nullable Blob blob) {
		try {
			return this.state.alone(() -> this.state.arrivals()
				.begin(target.dataset(), target.version(), externalId, target.partition(), mimeType));
		}
		catch (RuntimeException ex) {
			if (blob != null) {
				this.blobs.delete(blob);
			}
			throw ex;
		}
	}

	private void arrived(String uuid, Blob blob, String mimeType, Target target) {
		this.state.alone(() -> this.state.arrivals().arrived(uuid, blob, mimeType, target.transform()));
	}

	private Mono<Answer> answer(String uuid, Target target) {
		Mono<Void> settled = target.sync() ? this.state.alone(() -> this.state.arrivals().settled(uuid)) : Mono.empty();
		return settled.then(Mono.fromSupplier(() -> Answer
			.json(this.state.alone(() -> this.state.assets().get(uuid, null, target.version(), true)))));
	}

	private Mono<Answer> load(DataCall call) {
		Target target = Target.of(call);
		return call.body().flatMap((body) -> {
			ObjectNode fields = this.state.arrivals().readImport(body);
			URI uri = uri(fields.path("url").asString());
			String externalId = (target.externalId() != null) ? target.externalId()
					: fields.path("external_id").asString(null);
			String wanted = fields.path("mime_type").asString("");
			String uuid = this.state.alone(() -> {
				String begun = begin(target, externalId, wanted, null);
				this.state.arrivals().annotate(begun, fields);
				return begun;
			});
			// goes on after the answer
			this.loader.load(uuid, uri, wanted, target.transform()).subscribe();
			return answer(uuid, target);
		});
	}

	private static URI uri(String url) {
		try {
			return References.uri(url.replace(" ", "%20"));
		}
		catch (IllegalArgumentException ex) {
			throw InvalidFieldException.body("url", "must begin with http:, https: or file:");
		}
	}

	private Mono<Answer> list(DataCall call) {
		DataQuery query = call.query();
		String dataset = query.need("dataset_uuid");
		AssetFilter filter = new AssetFilter(query.text("inclusion_mode", "all_assets"),
				query.flag("include_annotations", false), query.text("annotation_inclusion_mode", "all"),
				query.all("include_partition"), query.all("include_auto_annotate"), query.all("include_source"));
		return call.json(() -> this.state.assets().list(dataset, query.version(), filter));
	}

	private Mono<Answer> get(DataCall call) {
		boolean annotations = call.query().flag("include_annotations", false);
		return call.json(() -> this.state.assets()
			.get(call.path("asset"), call.query().text("dataset_uuid"), call.query().version(), annotations));
	}

	private Mono<Answer> resurrect(DataCall call) {
		String dataset = call.query().need("dataset_uuid");
		int from = call.query().needWhole("from_dataset_version");
		Integer into = call.query().whole("into_dataset_version");
		return call.nothing(() -> this.state.removals().resurrect(call.path("asset"), dataset, from, into));
	}

	/**
	 * Where an asset goes.
	 *
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param externalId the external id or {@code null}
	 * @param partition the partition or {@code null}
	 * @param sync whether the answer waits until the asset is accepted or rejected
	 * @param transform whether the asset is transformed
	 */
	private record Target(String dataset, @Nullable Integer version, @Nullable String externalId,
			@Nullable String partition, boolean sync, boolean transform) {

		static Target of(DataCall call) {
			DataQuery query = call.query();
			return new Target(query.need("dataset_uuid"), query.version(), query.text("external_id"),
					query.text("partition"), query.flag("sync_transform", false), !query.flag("no_transform", false));
		}

	}

}

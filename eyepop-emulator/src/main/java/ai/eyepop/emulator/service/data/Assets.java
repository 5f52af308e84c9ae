package ai.eyepop.emulator.service.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.imageio.stream.FileImageInputStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.media.Frames;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;
import ai.eyepop.emulator.vision.ImageFile;
import ai.eyepop.emulator.vision.UnreadableImageException;

/**
 * Assets of all datasets. After its bytes have arrived an asset is transformed and then
 * accepted or rejected, step by step.
 */
public final class Assets {

	private static final Logger logger = LoggerFactory.getLogger(Assets.class);

	private static final BodyShape ANNOTATION = new BodyShape().required("type", Kind.TEXT)
		.optional("auto_annotate", Kind.TEXT)
		.optional("auto_annotate_params", Kind.OBJECT)
		.optional("predictions", Kind.LIST)
		.optional("annotation", Kind.OBJECT)
		.optional("source", Kind.TEXT)
		.optional("user_review", Kind.TEXT)
		.optional("approved_threshold", Kind.NUMBER)
		.optional("source_model_uuid", Kind.TEXT);

	private static final BodyShape IMPORT = new BodyShape().required("url", Kind.TEXT)
		.optional("mime_type", Kind.TEXT)
		.optional("file_size_bytes", Kind.WHOLE)
		.optional("external_id", Kind.TEXT)
		.objects("annotations", ANNOTATION)
		.optional("ground_truth", Kind.ANY);

	private final Map<String, Asset> assets = new LinkedHashMap<>();

	private final Map<String, Sinks.Empty<Void>> waiting = new LinkedHashMap<>();

	private final Room room;

	private final Datasets datasets;

	private final DataOptions options;

	Assets(Room room, Datasets datasets, DataOptions options) {
		this.room = room;
		this.datasets = datasets;
		this.options = options;
	}

	/**
	 * Check that a version of a dataset takes assets.
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @throws ServiceException with status 404 if it is not there, 409 if it is frozen
	 */
	public void checkWritable(String dataset, @Nullable Integer version) {
		this.datasets.find(dataset).writable(version);
	}

	/**
	 * Add an asset whose bytes are still to come.
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param externalId the external id or {@code null}
	 * @param partition the partition or {@code null}
	 * @param mimeType the media type, possibly empty
	 * @return the uuid of the asset
	 */
	public String begin(String dataset, @Nullable Integer version, @Nullable String externalId,
			@Nullable String partition, String mimeType) {
		Dataset owner = this.datasets.find(dataset);
		DatasetVersion target = owner.writable(version);
		Asset asset = new Asset(Room.newId(), owner, this.room.now(), mimeType, externalId);
		this.assets.put(asset.uuid(), asset);
		this.waiting.put(asset.uuid(), Sinks.empty());
		target.assets().put(asset.uuid(), new AssetEntry(asset, partition));
		target.assetsModified(this.room.now());
		tell("asset_added", asset, target.number());
		return asset.uuid();
	}

	/**
	 * Read what is to be imported.
	 * @param body the body
	 * @return its members
	 */
	public ObjectNode readImport(JsonNode body) {
		return IMPORT.read(body);
	}

	/**
	 * Add what came along with an import.
	 * @param uuid the asset
	 * @param fields the members of the import
	 */
	public void annotate(String uuid, ObjectNode fields) {
		Place place = writable(uuid, null, null);
		fields.path("annotations").forEach((annotation) -> {
			ObjectNode read = (ObjectNode) annotation.deepCopy();
			if (!read.path("predictions").isArray()) {
				ArrayNode predictions = read.putArray("predictions");
				if (read.path("annotation").isObject()) {
					predictions.add(read.get("annotation"));
				}
			}
			read.remove("annotation");
			place.entry().put(Annotations.complete(read));
		});
		JsonNode truth = fields.path("ground_truth");
		if (truth.isArray() || truth.isObject()) {
			ArrayNode list = truth.isArray() ? (ArrayNode) truth : JsonNodeFactory.instance.arrayNode().add(truth);
			place.entry().put(Annotations.groundTruth(Annotations.readPredictions(list)));
		}
	}

	/**
	 * Take the bytes of an asset, which goes on from there by itself.
	 * @param uuid the asset
	 * @param blob the bytes
	 * @param mimeType the media type, possibly empty
	 * @param transform whether it is transformed
	 * @return whether the asset is still there
	 */
	public boolean arrived(String uuid, Blob blob, String mimeType, boolean transform) {
		Asset asset = this.assets.get(uuid);
		if (asset == null) {
			delete(blob);
			return false;
		}
		asset.fill(blob, mimeType);
		this.room.later(this.options.assetStep(), () -> {
			if (transform) {
				status(asset, Asset.TRANSFORM_IN_PROGRESS, null);
				this.room.later(this.options.assetStep(), () -> settle(asset, blob, true));
			}
			else {
				settle(asset, blob, false);
			}
		});
		return true;
	}

	/**
	 * Reject an asset whose bytes could not be had.
	 * @param uuid the asset
	 * @param message what went wrong
	 */
	public void failed(String uuid, String message) {
		Asset asset = this.assets.get(uuid);
		if (asset != null) {
			finish(asset, Asset.REJECTED, message);
		}
	}

	/**
	 * Return when an asset is accepted, rejected or deleted.
	 * @param uuid the asset
	 * @return a signal without a value
	 */
	public Mono<Void> settled(String uuid) {
		Sinks.Empty<Void> sink = this.waiting.get(uuid);
		return (sink != null) ? sink.asMono() : Mono.empty();
	}

	private void settle(Asset asset, Blob blob, boolean transform) {
		if (!this.assets.containsKey(asset.uuid())) {
			return;
		}
		try {
			ImageFile image = ImageFile.of(() -> new FileImageInputStream(blob.file().toFile()));
			asset.measured(image.width(), image.height());
			if (!asset.mimeType().startsWith("image/") && !asset.mimeType().startsWith("video/")) {
				asset.fill(blob, image.mediaType());
			}
		}
		catch (UnreadableImageException ex) {
			if (!asset.mimeType().startsWith("video/") && !isVideo(blob)) {
				finish(asset, Asset.REJECTED, String.valueOf(ex.getMessage()));
				return;
			}
			if (!asset.mimeType().startsWith("video/")) {
				asset.fill(blob, "video/mp4");
			}
		}
		if (transform) {
			asset.transformed();
		}
		finish(asset, Asset.ACCEPTED, null);
	}

	private static boolean isVideo(Blob blob) {
		try (InputStream stream = Files.newInputStream(blob.file())) {
			return Frames.isVideo(stream.readNBytes(12));
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void finish(Asset asset, String status, @Nullable String message) {
		status(asset, status, message);
		Sinks.Empty<Void> sink = this.waiting.remove(asset.uuid());
		if (sink != null) {
			sink.tryEmitEmpty();
		}
	}

	private void status(Asset asset, String status, @Nullable String message) {
		if (this.assets.containsKey(asset.uuid())) {
			asset.status(status, message, this.room.now());
			this.room.tell(ChangeEvent.ofAsset("asset_status_modified", asset.dataset().account(),
					asset.dataset().uuid(), newest(asset).number(), asset.uuid(), status));
		}
	}

	/**
	 * List assets.
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param filter what to show
	 * @return the assets, oldest first
	 */
	public ArrayNode list(String dataset, @Nullable Integer version, AssetFilter filter) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.datasets.find(dataset)
			.version(version)
			.assets()
			.values()
			.stream()
			.filter(filter::takes)
			.forEach((entry) -> list.add(entry.json(filter.shown(entry))));
		return list;
	}

	/**
	 * Return an asset.
	 * @param uuid the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the newest that has it
	 * @param annotations whether annotations are shown
	 * @return the asset
	 * @throws ServiceException with status 404 if it is not there
	 */
	public ObjectNode get(String uuid, @Nullable String dataset, @Nullable Integer version, boolean annotations) {
		AssetEntry entry = entry(uuid, dataset, version);
		return entry.json(annotations ? entry.annotations() : List.of());
	}

	/**
	 * Return the bytes of an asset.
	 * @param uuid the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the newest that has it
	 * @return the bytes
	 * @throws ServiceException with status 404 if it is not there, 409 if its bytes have
	 * not arrived
	 */
	public Content content(String uuid, @Nullable String dataset, @Nullable Integer version) {
		Asset asset = entry(uuid, dataset, version).asset();
		Blob blob = asset.blob();
		if (blob == null) {
			throw new ServiceException(409, "The asset '%s' has no bytes: it is %s".formatted(uuid, asset.status()));
		}
		return new Content(blob, asset.mimeType(), asset.width() != null);
	}

	/**
	 * Return whether there is an asset.
	 * @param uuid the asset
	 * @return whether any version has it
	 */
	public boolean has(String uuid) {
		return this.assets.containsKey(uuid);
	}

	/**
	 * Delete an asset from a version. Frozen versions keep it.
	 * @param uuid the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the modifiable one
	 */
	public void delete(String uuid, @Nullable String dataset, @Nullable Integer version) {
		Place place = writable(uuid, dataset, version);
		place.version().assets().remove(uuid);
		place.version().assetsModified(this.room.now());
		Asset asset = place.entry().asset();
		tell("asset_removed", asset, place.version().number());
		if (asset.dataset().versions().values().stream().noneMatch((other) -> other.assets().containsKey(uuid))) {
			forget(asset);
		}
	}

	/**
	 * Delete a dataset with its assets.
	 * @param dataset the dataset
	 */
	public void deleteDataset(String dataset) {
		this.datasets.delete(dataset).forEach(this::forget);
	}

	/**
	 * Delete a version of a dataset, and the assets that no other has.
	 * @param dataset the dataset
	 * @param version the version
	 * @return the dataset
	 */
	public ObjectNode deleteVersion(String dataset, int version) {
		Dataset owner = this.datasets.find(dataset);
		Collection<AssetEntry> entries = List.copyOf(owner.version(version).assets().values());
		ObjectNode json = this.datasets.deleteVersion(dataset, version);
		entries.stream()
			.map(AssetEntry::asset)
			.filter((asset) -> owner.versions()
				.values()
				.stream()
				.noneMatch((other) -> other.assets().containsKey(asset.uuid())))
			.forEach(this::forget);
		return json;
	}

	/**
	 * Bring an asset of another version back.
	 * @param uuid the asset
	 * @param dataset the dataset
	 * @param from the version that has it
	 * @param into the version to bring it to, {@code null} for the modifiable one
	 */
	public void resurrect(String uuid, String dataset, int from, @Nullable Integer into) {
		AssetEntry entry = entry(uuid, dataset, from);
		DatasetVersion target = entry.asset().dataset().writable(into);
		if (target.assets().putIfAbsent(uuid, entry.copy()) == null) {
			target.assetsModified(this.room.now());
			tell("asset_added", entry.asset(), target.number());
		}
	}

	Collection<Asset> all() {
		return this.assets.values();
	}

	/**
	 * Return which versions have an asset.
	 * @param asset the asset
	 * @return the numbers of the versions
	 */
	static List<Integer> versions(Asset asset) {
		List<Integer> numbers = new ArrayList<>();
		asset.dataset().versions().forEach((number, version) -> {
			if (version.assets().containsKey(asset.uuid())) {
				numbers.add(number);
			}
		});
		return List.copyOf(numbers);
	}

	AssetEntry entry(String uuid, @Nullable String dataset, @Nullable Integer version) {
		Asset asset = find(uuid, dataset);
		DatasetVersion place = (version != null) ? asset.dataset().version(version) : newest(asset);
		return entry(asset, place);
	}

	/**
	 * Return an asset in a version that is about to be changed.
	 * @param uuid the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the modifiable one
	 * @return where the asset is
	 */
	Place writable(String uuid, @Nullable String dataset, @Nullable Integer version) {
		Asset asset = find(uuid, dataset);
		DatasetVersion place = asset.dataset().writable(version);
		return new Place(place, entry(asset, place));
	}

	void annotationsModified(Place place) {
		place.version().assetsModified(this.room.now());
		tell("asset_annotation_modified", place.entry().asset(), place.version().number());
	}

	private static AssetEntry entry(Asset asset, DatasetVersion version) {
		AssetEntry entry = version.assets().get(asset.uuid());
		if (entry == null) {
			throw new ServiceException(404,
					"There is no asset '%s' in version %d of the dataset".formatted(asset.uuid(), version.number()));
		}
		return entry;
	}

	private Asset find(String uuid, @Nullable String dataset) {
		Asset asset = this.assets.get(uuid);
		if (dataset != null) {
			this.datasets.find(dataset);
		}
		if (asset == null || dataset != null && !asset.dataset().uuid().equals(dataset)) {
			throw new ServiceException(404, "There is no asset '%s'".formatted(uuid));
		}
		return asset;
	}

	private static DatasetVersion newest(Asset asset) {
		TreeMap<Integer, DatasetVersion> versions = asset.dataset().versions();
		Set<Integer> newestFirst = versions.descendingKeySet();
		for (Integer number : newestFirst) {
			DatasetVersion version = versions.get(number);
			if (version != null && version.assets().containsKey(asset.uuid())) {
				return version;
			}
		}
		return asset.dataset().modifiable();
	}

	private void forget(Asset asset) {
		this.assets.remove(asset.uuid());
		Sinks.Empty<Void> sink = this.waiting.remove(asset.uuid());
		if (sink != null) {
			sink.tryEmitEmpty();
		}
		Blob blob = asset.blob();
		if (blob != null) {
			delete(blob);
		}
	}

	private static void delete(Blob blob) {
		try {
			Files.deleteIfExists(blob.file());
		}
		catch (IOException ex) {
			logger.warn("Could not delete {}", blob.file(), ex);
		}
	}

	private void tell(String type, Asset asset, int version) {
		this.room.tell(ChangeEvent.ofAsset(type, asset.dataset().account(), asset.dataset().uuid(), version,
				asset.uuid(), null));
	}

	/**
	 * Bytes of an asset.
	 *
	 * @param blob the bytes
	 * @param mimeType the media type
	 * @param image whether they are an image that the emulator reads
	 */
	public record Content(Blob blob, String mimeType, boolean image) {
	}

	/**
	 * Asset in a version.
	 *
	 * @param version the version
	 * @param entry the asset
	 */
	record Place(DatasetVersion version, AssetEntry entry) {
	}

}

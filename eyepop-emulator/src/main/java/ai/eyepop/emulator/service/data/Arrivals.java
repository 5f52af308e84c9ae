package ai.eyepop.emulator.service.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

import javax.imageio.stream.FileImageInputStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
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
 * Arrival of assets. After its bytes have arrived an asset is transformed and then
 * accepted or rejected, step by step.
 */
public final class Arrivals {

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

	private final Room room;

	private final Datasets datasets;

	private final Assets assets;

	private final DataOptions options;

	Arrivals(Room room, Datasets datasets, Assets assets, DataOptions options) {
		this.room = room;
		this.datasets = datasets;
		this.assets = assets;
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
		this.assets.add(asset);
		target.assets().put(asset.uuid(), new AssetEntry(asset, partition));
		target.assetsModified(this.room.now());
		this.assets.tell("asset_added", asset, target.number());
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
		Assets.Place place = this.assets.writable(uuid, null, null);
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
		Asset asset = this.assets.find(uuid);
		if (asset == null) {
			Assets.delete(blob);
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
	 * Take the bytes of an imported asset that has none.
	 * @param uuid the asset
	 * @param blob the bytes
	 * @param mimeType the media type, possibly empty
	 */
	public void fill(String uuid, Blob blob, String mimeType) {
		if (this.assets.has(uuid)) {
			Asset asset = this.assets.writable(uuid, null, null).entry().asset();
			if (asset.blob() == null) {
				asset.await();
				arrived(uuid, blob, mimeType, true);
				return;
			}
		}
		Assets.delete(blob);
	}

	/**
	 * Reject an asset whose bytes could not be had.
	 * @param uuid the asset
	 * @param message what went wrong
	 */
	public void failed(String uuid, String message) {
		Asset asset = this.assets.find(uuid);
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
		Asset asset = this.assets.find(uuid);
		return (asset != null) ? asset.settled() : Mono.empty();
	}

	private void settle(Asset asset, Blob blob, boolean transform) {
		if (this.assets.find(asset.uuid()) != asset) {
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
		asset.settle();
	}

	private void status(Asset asset, String status, @Nullable String message) {
		if (this.assets.find(asset.uuid()) == asset) {
			asset.status(status, message, this.room.now());
			this.room.tell(ChangeEvent.ofAsset("asset_status_modified", asset.dataset().account(),
					asset.dataset().uuid(), asset.dataset().newest(asset.uuid()).number(), asset.uuid(), status));
		}
	}

}

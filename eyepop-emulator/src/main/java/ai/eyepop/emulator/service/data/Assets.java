package ai.eyepop.emulator.service.data;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.arrow.AssetRow;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Assets of all datasets: where they are, and what becomes of them.
 */
public final class Assets {

	private static final Logger logger = LoggerFactory.getLogger(Assets.class);

	private final Map<String, Asset> assets = new LinkedHashMap<>();

	private final Room room;

	private final Datasets datasets;

	Assets(Room room, Datasets datasets) {
		this.room = room;
		this.datasets = datasets;
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
		Dataset owner = this.datasets.find(dataset);
		DatasetVersion shown = owner.version(version);
		shown.assets().values().forEach((entry) -> list(entry, filter, list));
		try (Shelf.Rows rows = shown.shelf().open()) {
			for (AssetRow row = rows.next(); row != null; row = rows.next()) {
				list(AssetEntry.of(row, owner, this.room.now()), filter, list);
			}
		}
		return list;
	}

	private static void list(AssetEntry entry, AssetFilter filter, ArrayNode list) {
		if (filter.takes(entry)) {
			list.add(entry.json(filter.shown(entry)));
		}
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
		return this.assets.containsKey(uuid) || this.datasets.all().stream().anyMatch((dataset) -> dataset.has(uuid));
	}

	/**
	 * Return whether an asset is in another dataset.
	 * @param uuid the asset
	 * @param dataset the dataset
	 * @return whether another one has it
	 */
	boolean isElsewhere(String uuid, Dataset dataset) {
		Asset asset = this.assets.get(uuid);
		return asset != null && asset.dataset() != dataset
				|| this.datasets.all().stream().anyMatch((other) -> other != dataset && other.has(uuid));
	}

	void imported(Dataset dataset, DatasetVersion version) {
		version.assetsModified(this.room.now());
		this.datasets.tell("dataset_version_modified", dataset, version.number());
	}

	@Nullable Asset find(String uuid) {
		return this.assets.get(uuid);
	}

	void remove(Asset asset) {
		this.assets.remove(asset.uuid());
		asset.settle();
	}

	void add(Asset asset) {
		this.assets.put(asset.uuid(), asset);
	}

	Collection<Asset> all() {
		return this.assets.values();
	}

	/**
	 * Look at the assets that are rows only.
	 * @param visitor who looks at each, in the newest version that has it
	 */
	void shelved(Consumer<AssetEntry> visitor) {
		for (Dataset dataset : this.datasets.all()) {
			for (DatasetVersion version : dataset.versions().values()) {
				try (Shelf.Rows rows = version.shelf().open()) {
					for (AssetRow row = rows.next(); row != null; row = rows.next()) {
						String uuid = String.valueOf(row.uuid());
						if (!this.assets.containsKey(uuid) && dataset.newest(uuid) == version) {
							visitor.accept(AssetEntry.of(row, dataset, this.room.now()));
						}
					}
				}
			}
		}
	}

	/**
	 * Return which versions have an asset.
	 * @param asset the asset
	 * @return the numbers of the versions
	 */
	static List<Integer> versions(Asset asset) {
		List<Integer> numbers = new ArrayList<>();
		asset.dataset().versions().forEach((number, version) -> {
			if (version.has(asset.uuid())) {
				numbers.add(number);
			}
		});
		return List.copyOf(numbers);
	}

	AssetEntry entry(String uuid, @Nullable String dataset, @Nullable Integer version) {
		Dataset owner = owner(uuid, dataset);
		DatasetVersion place = (version != null) ? owner.version(version) : owner.newest(uuid);
		AssetEntry entry = place.assets().get(uuid);
		if (entry != null) {
			return entry;
		}
		AssetRow row = place.shelf().find(uuid);
		if (row == null) {
			throw notInVersion(uuid, place);
		}
		return AssetEntry.of(row, owner, this.room.now());
	}

	/**
	 * Return an asset as a row.
	 * @param uuid the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the newest that has it
	 * @param filter what to show
	 * @return the row, {@code null} if the filter leaves it out
	 */
	@Nullable AssetRow row(String uuid, @Nullable String dataset, @Nullable Integer version, AssetFilter filter) {
		Dataset owner = owner(uuid, dataset);
		DatasetVersion place = (version != null) ? owner.version(version) : owner.newest(uuid);
		AssetRow row = place.assets().containsKey(uuid) ? null : place.shelf().find(uuid);
		if (row != null) {
			return filter.apply(row);
		}
		AssetEntry entry = entry(uuid, dataset, version);
		return filter.takes(entry) ? AssetRow.of(entry.json(filter.chosen(entry))) : null;
	}

	/**
	 * Return an asset in a version that is about to be changed.
	 * @param uuid the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the modifiable one
	 * @return where the asset is
	 */
	Place writable(String uuid, @Nullable String dataset, @Nullable Integer version) {
		Dataset owner = owner(uuid, dataset);
		DatasetVersion place = owner.writable(version);
		AssetRow row = place.shelf().find(uuid);
		if (row != null) {
			unshelve(row, owner, place);
		}
		AssetEntry entry = place.assets().get(uuid);
		if (entry == null) {
			throw notInVersion(uuid, place);
		}
		return new Place(place, entry);
	}

	/**
	 * Take an asset from the shelf, as it is about to be changed.
	 * @param row the asset
	 * @param owner its dataset
	 * @param place the version
	 * @return the asset, which is no row any more
	 */
	AssetEntry unshelve(AssetRow row, Dataset owner, DatasetVersion place) {
		AssetEntry entry = AssetEntry.of(row, owner, this.room.now());
		Asset known = this.assets.get(entry.asset().uuid());
		if (known != null) {
			entry = new AssetEntry(known, entry.partition());
			entry.replaceBy(row);
		}
		add(entry.asset());
		place.assets().put(entry.asset().uuid(), entry);
		place.shelf().remove(entry.asset().uuid());
		return entry;
	}

	void annotationsModified(Place place) {
		place.version().assetsModified(this.room.now());
		tell("asset_annotation_modified", place.entry().asset(), place.version().number());
	}

	private static ServiceException notInVersion(String uuid, DatasetVersion version) {
		return new ServiceException(404,
				"There is no asset '%s' in version %d of the dataset".formatted(uuid, version.number()));
	}

	private Dataset owner(String uuid, @Nullable String dataset) {
		Dataset given = (dataset != null) ? this.datasets.find(dataset) : null;
		Asset asset = this.assets.get(uuid);
		Dataset owner = (asset != null) ? asset.dataset()
				: this.datasets.all().stream().filter((candidate) -> candidate.has(uuid)).findFirst().orElse(null);
		if (owner == null || given != null && given != owner) {
			throw new ServiceException(404, "There is no asset '%s'".formatted(uuid));
		}
		return owner;
	}

	static void delete(Blob blob) {
		try {
			Files.deleteIfExists(blob.file());
		}
		catch (IOException ex) {
			logger.warn("Could not delete {}", blob.file(), ex);
		}
	}

	void tell(String type, Asset asset, int version) {
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

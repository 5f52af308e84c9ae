package ai.eyepop.emulator.service.data;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removal of assets from versions of datasets, and what brings them back.
 */
public final class Removals {

	private final Room room;

	private final Datasets datasets;

	private final Assets assets;

	Removals(Room room, Datasets datasets, Assets assets) {
		this.room = room;
		this.datasets = datasets;
		this.assets = assets;
	}

	/**
	 * Delete an asset from a version. Frozen versions keep it.
	 * @param uuid the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the modifiable one
	 */
	public void delete(String uuid, @Nullable String dataset, @Nullable Integer version) {
		Assets.Place place = this.assets.writable(uuid, dataset, version);
		place.version().assets().remove(uuid);
		place.version().assetsModified(this.room.now());
		Asset asset = place.entry().asset();
		this.assets.tell("asset_removed", asset, place.version().number());
		if (asset.dataset().versions().values().stream().noneMatch((other) -> other.has(uuid))) {
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
			.filter((asset) -> owner.versions().values().stream().noneMatch((other) -> other.has(asset.uuid())))
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
		AssetEntry entry = this.assets.entry(uuid, dataset, from);
		DatasetVersion target = entry.asset().dataset().writable(into);
		if (!target.has(uuid)) {
			target.assets().put(uuid, entry.copy());
			if (this.assets.find(uuid) == null) {
				this.assets.add(entry.asset());
			}
			target.assetsModified(this.room.now());
			this.assets.tell("asset_added", entry.asset(), target.number());
		}
	}

	private void forget(Asset asset) {
		this.assets.remove(asset);
		Blob blob = asset.blob();
		if (blob != null) {
			Assets.delete(blob);
		}
	}

}

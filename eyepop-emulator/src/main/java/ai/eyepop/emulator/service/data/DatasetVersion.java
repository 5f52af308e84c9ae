package ai.eyepop.emulator.service.data;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Version of a dataset with its assets.
 */
final class DatasetVersion {

	private final Map<String, AssetEntry> assets = new LinkedHashMap<>();

	private Shelf shelf = new Shelf();

	private final int number;

	private final String createdAt;

	private String updatedAt;

	private boolean modifiable = true;

	private @Nullable String assetsModifiedAt;

	private @Nullable String lastAnalysedAt;

	DatasetVersion(int number, String createdAt) {
		this.number = number;
		this.createdAt = createdAt;
		this.updatedAt = createdAt;
	}

	int number() {
		return this.number;
	}

	boolean isModifiable() {
		return this.modifiable;
	}

	/**
	 * Return the assets that are no rows on the shelf.
	 * @return the assets, to be changed
	 */
	Map<String, AssetEntry> assets() {
		return this.assets;
	}

	/**
	 * Return the assets that are rows.
	 * @return the assets, to be changed
	 */
	Shelf shelf() {
		return this.shelf;
	}

	boolean has(String uuid) {
		return this.assets.containsKey(uuid) || this.shelf.has(uuid);
	}

	void freeze(String now) {
		this.modifiable = false;
		this.updatedAt = now;
	}

	void analyzed(String now) {
		this.lastAnalysedAt = now;
		this.updatedAt = now;
	}

	void assetsModified(String now) {
		this.assetsModifiedAt = now;
		this.updatedAt = now;
	}

	void copyAssets(DatasetVersion other) {
		other.assets.forEach((uuid, entry) -> this.assets.put(uuid, entry.copy()));
		this.shelf = other.shelf.copy();
	}

	ObjectNode json(boolean hero, boolean stats) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("version", this.number).put("created_at", this.createdAt).put("updated_at", this.updatedAt);
		json.put("assets_modified_at", this.assetsModifiedAt).put("last_analysed_at", this.lastAnalysedAt);
		json.put("modifiable", this.modifiable).put("hero_asset_uuid", hero ? hero() : null);
		if (stats) {
			json.set("asset_stats", stats());
		}
		else {
			json.putNull("asset_stats");
		}
		return json;
	}

	private @Nullable String hero() {
		return this.assets.values()
			.stream()
			.map(AssetEntry::asset)
			.filter((asset) -> asset.isAccepted() && asset.width() != null)
			.map(Asset::uuid)
			.findFirst()
			.orElse(null);
	}

	private ObjectNode stats() {
		int accepted = this.shelf.size();
		int rejected = 0;
		int annotated = this.shelf.count(Shelf.ANNOTATED);
		int auto = this.shelf.count(Shelf.AUTO);
		int approved = this.shelf.count(Shelf.AUTO_APPROVED);
		int truth = this.shelf.count(Shelf.GROUND_TRUTH);
		for (AssetEntry entry : this.assets.values()) {
			accepted += entry.asset().isAccepted() ? 1 : 0;
			rejected += entry.asset().status().equals(Asset.REJECTED) ? 1 : 0;
			annotated += entry.annotations().isEmpty() ? 0 : 1;
			auto += entry.has("auto") ? 1 : 0;
			approved += entry.annotations()
				.stream()
				.anyMatch((annotation) -> AssetEntry.isOf(annotation, "auto")
						&& annotation.path("user_review").asString("").equals("approved")) ? 1 : 0;
			truth += entry.has("ground_truth") ? 1 : 0;
		}
		return JsonNodeFactory.instance.objectNode()
			.put("total", this.assets.size() + this.shelf.size())
			.put("accepted", accepted)
			.put("rejected", rejected)
			.put("annotated", annotated)
			.put("auto_annotated", auto)
			.put("auto_annotated_approved", approved)
			.put("ground_truth_annotated", truth);
	}

}

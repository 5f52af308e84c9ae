package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.arrow.AssetRow;

/**
 * Asset in one version of a dataset, with what is said about it there.
 */
final class AssetEntry {

	private static final List<String> FACTS = List.of("original_image_width", "original_image_height",
			"original_duration", "original_frames", "review_priority", "model_relevance");

	private final Asset asset;

	private @Nullable String partition;

	private @Nullable ObjectNode facts;

	private final List<ObjectNode> annotations = new ArrayList<>();

	private final Map<String, ObjectNode> rois = new LinkedHashMap<>();

	AssetEntry(Asset asset, @Nullable String partition) {
		this.asset = asset;
		this.partition = partition;
	}

	Asset asset() {
		return this.asset;
	}

	/**
	 * Make an entry of an imported asset without bytes.
	 * @param row the asset
	 * @param dataset the dataset that it belongs to
	 * @param now the current time
	 * @return the entry of an asset of its own
	 */
	static AssetEntry of(AssetRow row, Dataset dataset, String now) {
		AssetEntry entry = new AssetEntry(Asset.imported(row.toJson(), dataset, now), null);
		entry.replaceBy(row);
		return entry;
	}

	/**
	 * Take over what an import says about the asset.
	 * @param row what it says
	 */
	void replaceBy(AssetRow row) {
		ObjectNode json = row.toJson();
		this.annotations.clear();
		json.path("annotations").forEach((annotation) -> {
			if (annotation instanceof ObjectNode read) {
				this.annotations.add(Annotations.complete(read));
			}
		});
		if (row.partition() != null) {
			this.partition = row.partition();
		}
		this.facts = json.retain(FACTS);
	}

	@Nullable String partition() {
		return this.partition;
	}

	List<ObjectNode> annotations() {
		return this.annotations;
	}

	Map<String, ObjectNode> rois() {
		return this.rois;
	}

	AssetEntry copy() {
		AssetEntry copy = new AssetEntry(this.asset, this.partition);
		copy.facts = this.facts;
		this.annotations.forEach((annotation) -> copy.annotations.add(annotation.deepCopy()));
		this.rois.forEach((name, roi) -> copy.rois.put(name, roi.deepCopy()));
		return copy;
	}

	/**
	 * Add an annotation in place of the one of the same type, auto-annotate and source.
	 * @param annotation the annotation
	 */
	void put(ObjectNode annotation) {
		this.annotations.removeIf((other) -> isSame(other, annotation, "type")
				&& isSame(other, annotation, "auto_annotate") && isSame(other, annotation, "source"));
		this.annotations.add(annotation);
	}

	private static boolean isSame(ObjectNode one, ObjectNode other, String member) {
		return one.path(member).asString("").equals(other.path(member).asString(""));
	}

	boolean has(String type) {
		return this.annotations.stream().anyMatch((annotation) -> isOf(annotation, type));
	}

	static boolean isOf(ObjectNode annotation, String type) {
		return annotation.path("type").asString("").equals(type);
	}

	ObjectNode json(List<ObjectNode> shown) {
		Asset asset = this.asset;
		Blob blob = asset.blob();
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("uuid", asset.uuid()).put("created_at", asset.createdAt()).put("updated_at", asset.updatedAt());
		json.put("mime_type", asset.mimeType()).put("file_size_bytes", (blob != null) ? blob.length() : null);
		json.put("original_image_width", asset.width()).put("original_image_height", asset.height());
		json.putNull("original_duration").putNull("original_frames");
		json.put("is_transformed", asset.isTransformed()).put("status", asset.status());
		json.put("status_message", asset.statusMessage()).put("external_id", asset.externalId());
		json.put("partition", this.partition).putNull("review_priority").putNull("model_relevance");
		if (this.facts != null) {
			this.facts.properties()
				.stream()
				.filter((fact) -> json.path(fact.getKey()).isNull())
				.forEach((fact) -> json.set(fact.getKey(), fact.getValue()));
		}
		ArrayNode annotations = json.putArray("annotations");
		shown.forEach((annotation) -> annotations.add(annotation.deepCopy()));
		ArrayNode rois = json.putArray("rois");
		this.rois.values().forEach((roi) -> rois.add(roi.deepCopy()));
		json.put("dataset_uuid", asset.dataset().uuid()).put("account_uuid", asset.dataset().account());
		return json;
	}

}

package ai.eyepop.emulator.service.data;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.arrow.AssetRow;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * What is said about assets: ground truth, annotations, approvals, regions of interest.
 */
public final class Annotations {

	/**
	 * The states of review.
	 */
	public static final Set<String> REVIEWS = Set.of("approved", "rejected", "unknown");

	private static final String GROUND_TRUTH = "ground_truth";

	private static final BodyShape ROI = new BodyShape().required("name", Kind.TEXT)
		.optional("area", Kind.OBJECT)
		.object("time_span",
				new BodyShape().optional("start_timestamp", Kind.WHOLE).optional("end_timestamp", Kind.WHOLE));

	private static final BodyShape PREDICTION = new BodyShape().required("source_width", Kind.NUMBER)
		.required("source_height", Kind.NUMBER);

	private final Assets assets;

	private final Datasets datasets;

	private final Room room;

	Annotations(Assets assets, Datasets datasets, Room room) {
		this.assets = assets;
		this.datasets = datasets;
		this.room = room;
	}

	/**
	 * Replace the ground truth of an asset.
	 * @param at the asset
	 * @param predictions the ground truth, possibly an empty list
	 */
	public void putGroundTruth(At at, JsonNode predictions) {
		Assets.Place place = at.writable(this.assets);
		place.entry().put(groundTruth(readPredictions(predictions)));
		this.assets.annotationsModified(place);
	}

	/**
	 * Delete the ground truth of an asset.
	 * @param at the asset
	 */
	public void deleteGroundTruth(At at) {
		Assets.Place place = at.writable(this.assets);
		place.entry().annotations().removeIf((annotation) -> AssetEntry.isOf(annotation, GROUND_TRUTH));
		this.assets.annotationsModified(place);
	}

	/**
	 * Add an annotation, in place of one of the same auto-annotate and source.
	 * @param at the asset
	 * @param autoAnnotate the auto-annotate or {@code null}
	 * @param source the source or {@code null}
	 * @param approval what the user says to it
	 * @param predictions the annotation
	 */
	public void add(At at, @Nullable String autoAnnotate, @Nullable String source, Approval approval,
			JsonNode predictions) {
		Assets.Place place = at.writable(this.assets);
		ObjectNode annotation = JsonNodeFactory.instance.objectNode();
		annotation.put("type", (autoAnnotate != null) ? "auto" : "prediction");
		annotation.put("auto_annotate", autoAnnotate).put("source", source);
		annotation.set("predictions", readPredictions(predictions));
		approval.applyTo(annotation);
		place.entry().put(complete(annotation));
		this.assets.annotationsModified(place);
	}

	/**
	 * Approve or reject annotations.
	 * @param at the asset
	 * @param autoAnnotate the auto-annotate, {@code null} for all
	 * @param source the source, {@code null} for all
	 * @param approval what the user says to them
	 * @throws ServiceException with status 404 if an auto-annotate or a source is given
	 * and the asset has no annotation of it
	 */
	public void approve(At at, @Nullable String autoAnnotate, @Nullable String source, Approval approval) {
		Assets.Place place = at.writable(this.assets);
		List<ObjectNode> found = place.entry()
			.annotations()
			.stream()
			.filter((annotation) -> !AssetEntry.isOf(annotation, GROUND_TRUTH))
			.filter((annotation) -> autoAnnotate == null
					|| annotation.path("auto_annotate").asString("").equals(autoAnnotate))
			.filter((annotation) -> source == null || annotation.path("source").asString("").equals(source))
			.toList();
		if (found.isEmpty() && (autoAnnotate != null || source != null)) {
			throw new ServiceException(404,
					"The asset has no annotation of '%s'".formatted((autoAnnotate != null) ? autoAnnotate : source));
		}
		found.forEach(approval::applyTo);
		this.assets.annotationsModified(place);
	}

	/**
	 * Delete the annotations of a version that are no ground truth.
	 * @param uuid the dataset
	 * @param version the version
	 * @param reviews the states of review of those to delete
	 */
	public void deleteAll(String uuid, int version, Collection<String> reviews) {
		Dataset dataset = this.datasets.find(uuid);
		DatasetVersion cleared = dataset.writable(version);
		unshelve(dataset, cleared, reviews);
		for (AssetEntry entry : cleared.assets().values()) {
			boolean changed = entry.annotations()
				.removeIf((annotation) -> !AssetEntry.isOf(annotation, GROUND_TRUTH)
						&& reviews.contains(annotation.path("user_review").asString("unknown")));
			if (changed) {
				this.assets.tell("asset_annotation_modified", entry.asset(), version);
			}
		}
		cleared.assetsModified(this.room.now());
		this.datasets.tell("dataset_version_modified", dataset, version);
	}

	private void unshelve(Dataset dataset, DatasetVersion version, Collection<String> reviews) {
		try (Shelf.Rows rows = version.shelf().open()) {
			for (AssetRow row = rows.next(); row != null; row = rows.next()) {
				if (row.annotations()
					.stream()
					.anyMatch((annotation) -> !annotation.type().equals(GROUND_TRUTH)
							&& reviews.contains(annotation.userReview()))) {
					this.assets.unshelve(row, dataset, version);
				}
			}
		}
	}

	/**
	 * Add a region of interest, in place of the one with the same name.
	 * @param at the asset
	 * @param body the region
	 */
	public void putRoi(At at, JsonNode body) {
		ObjectNode roi = ROI.read(body);
		if (roi.get("area") instanceof ObjectNode area && !area.has("type")) {
			// the vendor's SDK leaves it out
			area.put("type", area.has("points") ? "contour" : "rectangle");
		}
		Assets.Place place = at.writable(this.assets);
		place.entry().rois().put(roi.path("name").asString(), roi);
		this.assets.annotationsModified(place);
	}

	/**
	 * Delete a region of interest.
	 * @param at the asset
	 * @param name the name of the region
	 * @throws ServiceException with status 404 if there is none with the name
	 */
	public void deleteRoi(At at, String name) {
		Assets.Place place = at.writable(this.assets);
		if (place.entry().rois().remove(name) == null) {
			throw new ServiceException(404, "The asset has no roi '%s'".formatted(name));
		}
		this.assets.annotationsModified(place);
	}

	static ArrayNode readPredictions(JsonNode predictions) {
		PREDICTION.readList(predictions, List.of("body"));
		return (ArrayNode) predictions.deepCopy();
	}

	static ObjectNode groundTruth(ArrayNode predictions) {
		ObjectNode annotation = JsonNodeFactory.instance.objectNode();
		annotation.put("type", GROUND_TRUTH).put("user_review", "approved").set("predictions", predictions);
		return complete(annotation);
	}

	static ObjectNode complete(ObjectNode annotation) {
		if (!annotation.path("user_review").isString()) {
			annotation.put("user_review", "unknown");
		}
		for (String name : List.of("approved_threshold", "auto_annotate", "source", "source_ability_uuid",
				"uncertainty_score")) {
			if (!annotation.has(name)) {
				annotation.putNull(name);
			}
		}
		return annotation;
	}

	/**
	 * Asset in a version of a dataset.
	 *
	 * @param asset the asset
	 * @param dataset the dataset, {@code null} for the asset's own
	 * @param version the version, {@code null} for the modifiable one
	 */
	public record At(String asset, @Nullable String dataset, @Nullable Integer version) {

		Assets.Place writable(Assets assets) {
			return assets.writable(this.asset, this.dataset, this.version);
		}

	}

	/**
	 * What a user says to an annotation.
	 *
	 * @param review the state of review, {@code null} to leave it
	 * @param threshold the threshold that it was approved with, {@code null} to leave it
	 */
	public record Approval(@Nullable String review, @Nullable Double threshold) {

		void applyTo(ObjectNode annotation) {
			if (this.review != null) {
				annotation.put("user_review", this.review);
			}
			if (this.threshold != null) {
				annotation.put("approved_threshold", this.threshold);
			}
		}

	}

}

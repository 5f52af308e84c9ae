package ai.eyepop.emulator.service.data;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a list of assets shows.
 *
 * @param inclusion an {@code AssetInclusionMode}; one that is not known shows all
 * @param annotations whether annotations are shown
 * @param annotationInclusion an {@code AnnotationInclusionMode}; one that is not known
 * shows all
 * @param partitions the partitions to show, none for all
 * @param autoAnnotates the auto-annotates whose annotations are shown, none for all
 * @param sources the sources whose annotations are shown, none for all
 */
public record AssetFilter(String inclusion, boolean annotations, String annotationInclusion, List<String> partitions,
		List<String> autoAnnotates, List<String> sources) {

	private static final String GROUND_TRUTH = "ground_truth";

	boolean takes(AssetEntry entry) {
		if (!this.partitions.isEmpty() && !this.partitions.contains(entry.partition())) {
			return false;
		}
		List<ObjectNode> chosen = chosen(entry);
		return switch (this.inclusion) {
			case "annotated_only" -> !chosen.isEmpty();
			case "manual_annotated_only" ->
				chosen.stream().anyMatch((annotation) -> AssetEntry.isOf(annotation, GROUND_TRUTH));
			case "auto_annotated_only" -> chosen.stream().anyMatch((annotation) -> AssetEntry.isOf(annotation, "auto"));
			default -> true;
		};
	}

	List<ObjectNode> shown(AssetEntry entry) {
		return this.annotations ? chosen(entry) : List.of();
	}

	private List<ObjectNode> chosen(AssetEntry entry) {
		return entry.annotations().stream().filter(this::takes).toList();
	}

	private boolean takes(ObjectNode annotation) {
		String review = annotation.path("user_review").asString("unknown");
		boolean groundTruth = AssetEntry.isOf(annotation, GROUND_TRUTH);
		boolean mode = switch (this.annotationInclusion) {
			case "user_reviewed" -> !review.equals("unknown");
			case "user_approved" -> review.equals("approved");
			case GROUND_TRUTH -> groundTruth;
			default -> true;
		};
		return mode && (groundTruth
				|| isIn(this.autoAnnotates, annotation, "auto_annotate") && isIn(this.sources, annotation, "source"));
	}

	private static boolean isIn(List<String> allowed, ObjectNode annotation, String member) {
		return allowed.isEmpty() || allowed.contains(annotation.path(member).asString(""));
	}

}

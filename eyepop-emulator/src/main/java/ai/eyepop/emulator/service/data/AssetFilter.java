package ai.eyepop.emulator.service.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.arrow.AnnotationRow;
import ai.eyepop.emulator.arrow.AssetRow;

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
		return takes(entry.partition(),
				chosen(entry).stream().map((annotation) -> annotation.path("type").asString("")).toList());
	}

	List<ObjectNode> shown(AssetEntry entry) {
		return this.annotations ? chosen(entry) : List.of();
	}

	List<ObjectNode> chosen(AssetEntry entry) {
		return entry.annotations()
			.stream()
			.filter((annotation) -> takes(annotation.path("type").asString(""),
					annotation.path("user_review").asString("unknown"), annotation.path("auto_annotate").asString(""),
					annotation.path("source").asString("")))
			.toList();
	}

	/**
	 * Filter a row.
	 * @param row the row
	 * @return what is left of it, {@code null} for nothing
	 */
	@Nullable AssetRow apply(AssetRow row) {
		AssetRow left = row.withAnnotations(
				(annotation) -> takes(annotation.type(), annotation.userReview(), "", annotation.source()));
		return takes(row.partition(), left.annotations().stream().map(AnnotationRow::type).toList()) ? left : null;
	}

	private boolean takes(@Nullable String partition, List<String> types) {
		if (!this.partitions.isEmpty() && !this.partitions.contains(partition)) {
			return false;
		}
		return switch (this.inclusion) {
			case "annotated_only" -> !types.isEmpty();
			case "manual_annotated_only" -> types.contains(GROUND_TRUTH);
			case "auto_annotated_only" -> types.contains("auto");
			default -> true;
		};
	}

	private boolean takes(String type, String review, String autoAnnotate, String source) {
		boolean groundTruth = type.equals(GROUND_TRUTH);
		boolean mode = switch (this.annotationInclusion) {
			case "user_reviewed" -> !review.equals("unknown");
			case "user_approved" -> review.equals("approved");
			case GROUND_TRUTH -> groundTruth;
			default -> true;
		};
		return mode && (groundTruth || isIn(this.autoAnnotates, autoAnnotate) && isIn(this.sources, source));
	}

	private static boolean isIn(List<String> allowed, String value) {
		return allowed.isEmpty() || allowed.contains(value);
	}

}

package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link PredictedObject}s.
 */
final class PredictedObjectReader {

	private static final MemberNames NAMES = new MemberNames("classLabel", "x", "y", "width", "height", "id",
			"confidence", "category", "trackId", "orientation", "outline", "contours", "mask", "objects", "classes",
			"texts", "meshs", "keyPoints", "details");

	private PredictedObjectReader() {
	}

	static PredictedObject read(JsonInput input) {
		String classLabel = "";
		double x = 0;
		double y = 0;
		double width = 0;
		double height = 0;
		@Nullable Long id = null;
		@Nullable Double confidence = null;
		@Nullable String category = null;
		@Nullable Long trackId = null;
		@Nullable Double orientation = null;
		List<Point> outline = List.of();
		List<Contour> contours = List.of();
		@Nullable Mask mask = null;
		List<PredictedObject> objects = List.of();
		List<PredictedClass> classes = List.of();
		List<PredictedText> texts = List.of();
		List<PredictedMesh> meshes = List.of();
		List<PredictedKeyPoints> keyPoints = List.of();
		List<Map<String, @Nullable Object>> details = List.of();
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "classLabel" -> {
					classLabel = Members.text(input.label());
				}
				case "x" -> {
					x = input.number();
				}
				case "y" -> {
					y = input.number();
				}
				case "width" -> {
					width = input.number();
				}
				case "height" -> {
					height = input.number();
				}
				case "id" -> {
					id = input.longOrNull();
				}
				case "confidence" -> {
					confidence = input.numberOrNull();
				}
				case "category" -> {
					category = input.label();
				}
				case "trackId" -> {
					trackId = input.longOrNull();
				}
				case "orientation" -> {
					orientation = input.numberOrNull();
				}
				case "outline" -> {
					outline = input.list(PointReader::read);
				}
				case "contours" -> {
					contours = input.list(ContourReader::read);
				}
				case "mask" -> {
					mask = input.skipNull() ? null : MaskReader.read(input);
				}
				case "objects" -> {
					objects = input.list(PredictedObjectReader::read);
				}
				case "classes" -> {
					classes = input.list(PredictedClassReader::read);
				}
				case "texts" -> {
					texts = input.list(PredictedTextReader::read);
				}
				case "meshs" -> {
					meshes = input.list(PredictedMeshReader::read);
				}
				case "keyPoints" -> {
					keyPoints = input.list(PredictedKeyPointsReader::read);
				}
				case "details" -> {
					details = input.details();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new PredictedObject(classLabel, x, y, width, height, id, confidence, category, trackId, orientation,
				outline, contours, mask, objects, classes, texts, meshes, keyPoints, details, other);
	}

}

package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link PredictedMesh}es.
 */
final class PredictedMeshReader {

	private static final MemberNames NAMES = new MemberNames("points", "id", "confidence", "category");

	private PredictedMeshReader() {
	}

	static PredictedMesh read(JsonInput input) {
		List<Point3d> points = List.of();
		@Nullable Long id = null;
		@Nullable Double confidence = null;
		@Nullable String category = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "points" -> {
					points = input.list(Point3dReader::read);
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
				default -> {
					other = input.other(other);
				}
			}
		}
		return new PredictedMesh(points, id, confidence, category, other);
	}

}

package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link PredictedKeyPoints}.
 */
final class PredictedKeyPointsReader {

	private static final MemberNames NAMES = new MemberNames("points", "type", "category");

	private PredictedKeyPointsReader() {
	}

	static PredictedKeyPoints read(JsonInput input) {
		List<KeyPoint> points = List.of();
		@Nullable String type = null;
		@Nullable String category = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "points" -> {
					points = input.list(KeyPointReader::read);
				}
				case "type" -> {
					type = input.label();
				}
				case "category" -> {
					category = input.label();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new PredictedKeyPoints(points, type, category, other);
	}

}

package ai.eyepop.prediction;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link KeyPoint}s.
 */
final class KeyPointReader {

	private static final MemberNames NAMES = new MemberNames("x", "y", "z", "classLabel", "id", "confidence",
			"category", "visible");

	private KeyPointReader() {
	}

	static KeyPoint read(JsonInput input) {
		double x = 0;
		double y = 0;
		@Nullable Double z = null;
		@Nullable String classLabel = null;
		@Nullable Long id = null;
		@Nullable Double confidence = null;
		@Nullable String category = null;
		@Nullable Boolean visible = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "x" -> {
					x = input.number();
				}
				case "y" -> {
					y = input.number();
				}
				case "z" -> {
					z = input.numberOrNull();
				}
				case "classLabel" -> {
					classLabel = input.label();
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
				case "visible" -> {
					visible = input.skipNull() ? null : input.flag();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new KeyPoint(x, y, z, classLabel, id, confidence, category, visible, other);
	}

}

package ai.eyepop.prediction;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link PredictedClass}es.
 */
final class PredictedClassReader {

	private static final MemberNames NAMES = new MemberNames("classLabel", "id", "confidence", "category");

	private PredictedClassReader() {
	}

	static PredictedClass read(JsonInput input) {
		String classLabel = "";
		@Nullable Long id = null;
		@Nullable Double confidence = null;
		@Nullable String category = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "classLabel" -> {
					classLabel = Members.text(input.label());
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
		return new PredictedClass(classLabel, id, confidence, category, other);
	}

}

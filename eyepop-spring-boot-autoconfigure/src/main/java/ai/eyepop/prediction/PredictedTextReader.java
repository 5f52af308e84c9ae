package ai.eyepop.prediction;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link PredictedText}s.
 */
final class PredictedTextReader {

	private static final MemberNames NAMES = new MemberNames("text", "id", "confidence", "category");

	private PredictedTextReader() {
	}

	static PredictedText read(JsonInput input) {
		String text = "";
		@Nullable Long id = null;
		@Nullable Double confidence = null;
		@Nullable String category = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "text" -> {
					text = Members.text(input.text());
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
		return new PredictedText(text, id, confidence, category, other);
	}

}

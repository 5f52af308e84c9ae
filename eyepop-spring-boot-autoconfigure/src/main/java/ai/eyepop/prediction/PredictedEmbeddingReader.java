package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link PredictedEmbedding}s.
 */
final class PredictedEmbeddingReader {

	private static final MemberNames NAMES = new MemberNames("embedding", "x", "y", "category");

	private PredictedEmbeddingReader() {
	}

	static PredictedEmbedding read(JsonInput input) {
		List<Double> embedding = List.of();
		@Nullable Double x = null;
		@Nullable Double y = null;
		@Nullable String category = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "embedding" -> {
					embedding = input.numbers();
				}
				case "x" -> {
					x = input.numberOrNull();
				}
				case "y" -> {
					y = input.numberOrNull();
				}
				case "category" -> {
					category = input.label();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new PredictedEmbedding(embedding, x, y, category, other);
	}

}

package ai.eyepop.prediction;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Point}s.
 */
final class PointReader {

	private static final MemberNames NAMES = new MemberNames("x", "y");

	private PointReader() {
	}

	static Point read(JsonInput input) {
		double x = 0;
		double y = 0;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "x" -> {
					x = input.number();
				}
				case "y" -> {
					y = input.number();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new Point(x, y, other);
	}

}

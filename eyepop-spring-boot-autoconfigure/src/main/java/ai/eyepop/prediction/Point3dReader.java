package ai.eyepop.prediction;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Point3d}s.
 */
final class Point3dReader {

	private static final MemberNames NAMES = new MemberNames("x", "y", "z");

	private Point3dReader() {
	}

	static Point3d read(JsonInput input) {
		double x = 0;
		double y = 0;
		double z = 0;
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
					z = input.number();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new Point3d(x, y, z, other);
	}

}

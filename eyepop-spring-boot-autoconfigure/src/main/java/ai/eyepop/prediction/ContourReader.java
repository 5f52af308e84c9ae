package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Contour}s.
 */
final class ContourReader {

	private static final MemberNames NAMES = new MemberNames("points", "cutouts");

	private ContourReader() {
	}

	static Contour read(JsonInput input) {
		List<Point> points = List.of();
		List<List<Point>> cutouts = List.of();
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "points" -> {
					points = input.list(PointReader::read);
				}
				case "cutouts" -> {
					cutouts = input.list(ContourReader::readCutout);
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new Contour(points, cutouts, other);
	}

	private static List<Point> readCutout(JsonInput input) {
		return input.someList(PointReader::read);
	}

}

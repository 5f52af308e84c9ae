package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.SourceOptions;
import ai.eyepop.emulator.vision.Box;
import ai.eyepop.emulator.vision.Point;

/**
 * JSON parts that go along with a file: {@code params}, {@code roi} and {@code fps} (wire
 * protocol section 6).
 */
final class SourceParts {

	static final List<String> NAMES = List.of("params", "roi", "fps");

	private static final Pattern FPS = Pattern.compile("([1-9]\\d{0,8})(?:/([1-9]\\d{0,8}))?");

	private SourceParts() {
	}

	/**
	 * Read all parts.
	 * @param parts the parts by name
	 * @param capturedAtOffset when the source began, in nanoseconds, or {@code null}
	 * @return what goes along with the source; of a contour its bounding box
	 * @throws ServiceException with status 400 if a part is malformed
	 */
	static SourceOptions options(Map<String, byte[]> parts, @Nullable Long capturedAtOffset) {
		Map<String, JsonNode> json = new HashMap<>();
		parts.forEach((name, part) -> json.put(name, Json.read(part, "The part '%s'".formatted(name))));
		return optionsOf(json, capturedAtOffset);
	}

	/**
	 * Read the members of a source that is named by reference.
	 * @param json the values by name; others than those of the parts are left alone
	 * @param capturedAtOffset when the source began, in nanoseconds, or {@code null}
	 * @return what goes along with the source
	 * @throws ServiceException with status 400 if a value is malformed
	 */
	static SourceOptions optionsOf(Map<String, JsonNode> json, @Nullable Long capturedAtOffset) {
		JsonNode params = json.get("params");
		if (params != null) {
			checkParams(params);
		}
		JsonNode fps = json.get("fps");
		JsonNode roi = json.get("roi");
		return new SourceOptions((roi != null) ? region(roi) : null, (fps != null) ? framesPerSecond(fps) : 0,
				capturedAtOffset);
	}

	private static double framesPerSecond(JsonNode fps) {
		Matcher matcher = FPS.matcher(fps.asString(""));
		require(fps.isString() && matcher.matches(), "The part 'fps' must be a string like \"5/1\"");
		double divisor = (matcher.group(2) != null) ? Double.parseDouble(matcher.group(2)) : 1;
		return Double.parseDouble(matcher.group(1)) / divisor;
	}

	private static void checkParams(JsonNode params) {
		require(params.isArray(), "The part 'params' must be a list");
		for (JsonNode param : params) {
			require(param.path("componentId").isIntegralNumber() && param.path("values").isObject(),
					"Each of 'params' needs a 'componentId' (a whole number) and 'values' (an object)");
		}
	}

	static Box region(JsonNode roi) {
		return switch (roi.path("type").asString("")) {
			case "rectangle" -> {
				Box box = new Box(number(roi, "x"), number(roi, "y"), number(roi, "width"), number(roi, "height"));
				require(box.width() > 0 && box.height() > 0, "The roi's 'width' and 'height' must be above 0");
				yield box;
			}
			case "contour" -> {
				List<Point> points = new ArrayList<>();
				roi.path("points").forEach((point) -> points.add(new Point(number(point, "x"), number(point, "y"))));
				require(points.size() > 2, "A roi of the type 'contour' needs 3 'points' or more");
				yield Box.around(points);
			}
			default -> throw new ServiceException(400, "The roi needs a 'type': rectangle or contour");
		};
	}

	private static double number(JsonNode node, String field) {
		JsonNode value = node.path(field);
		require(value.isNumber() && Double.isFinite(value.doubleValue()),
				"The roi needs a number for '%s'".formatted(field));
		return value.doubleValue();
	}

	private static void require(boolean condition, String detail) {
		if (!condition) {
			throw new ServiceException(400, detail);
		}
	}

}

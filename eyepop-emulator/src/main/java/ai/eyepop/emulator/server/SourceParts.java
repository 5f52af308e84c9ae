package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.vision.Box;
import ai.eyepop.emulator.vision.Point;

/**
 * JSON parts that go along with a file: {@code params}, {@code roi} and {@code fps} (wire
 * protocol section 6).
 */
final class SourceParts {

	static final List<String> NAMES = List.of("params", "roi", "fps");

	private SourceParts() {
	}

	/**
	 * Check all parts and return the part of the image to look at.
	 * @param parts the parts by name
	 * @return the region of interest in pixels of the source, the bounding box of a
	 * contour, or {@code null} if none was sent
	 * @throws ServiceException with status 400 if a part is malformed
	 */
	static @Nullable Box region(Map<String, byte[]> parts) {
		byte[] params = parts.get("params");
		if (params != null) {
			checkParams(Json.read(params, "The part 'params'"));
		}
		byte[] fps = parts.get("fps");
		if (fps != null) {
			JsonNode rate = Json.read(fps, "The part 'fps'");
			require(rate.isString() && rate.stringValue().matches("[1-9]\\d{0,8}(/[1-9]\\d{0,8})?"),
					"The part 'fps' must be a string like \"5/1\"");
		}
		byte[] roi = parts.get("roi");
		return (roi != null) ? region(Json.read(roi, "The part 'roi'")) : null;
	}

	private static void checkParams(JsonNode params) {
		require(params.isArray(), "The part 'params' must be a list");
		for (JsonNode param : params) {
			require(param.path("componentId").isIntegralNumber() && param.path("values").isObject(),
					"Each of 'params' needs a 'componentId' (a whole number) and 'values' (an object)");
		}
	}

	private static Box region(JsonNode roi) {
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

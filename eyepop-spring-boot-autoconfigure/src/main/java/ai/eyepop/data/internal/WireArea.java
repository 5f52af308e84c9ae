package ai.eyepop.data.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

import ai.eyepop.prediction.Area;
import ai.eyepop.prediction.ContourArea;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.UnknownArea;

/**
 * Reads an area that a service kept. Clients may have left out its type, or used one that
 * is not known here: such an area stays as it is, for the sake of what it belongs to.
 */
public final class WireArea extends StdDeserializer<Area> {

	/**
	 * Create a reader.
	 */
	public WireArea() {
		super(Area.class);
	}

	@Override
	public Area deserialize(JsonParser parser, DeserializationContext context) {
		JsonNode area = context.readTree(parser);
		JsonNode points = area.path("points");
		if (isOf(area, "contour") && points.isArray()
				&& points.valueStream().allMatch((point) -> hasNumbers(point, "x", "y"))) {
			return new ContourArea(Arrays.asList(context.readTreeAsValue(points, Point[].class)));
		}
		if (isOf(area, "rectangle") && hasNumbers(area, "width", "height")) {
			return Area.rectangle(area.path("x").asDouble(0), area.path("y").asDouble(0), area.get("width").asDouble(),
					area.get("height").asDouble());
		}
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		area.properties()
			.forEach(
					(member) -> members.put(member.getKey(), context.readTreeAsValue(member.getValue(), Object.class)));
		return new UnknownArea(members);
	}

	private static boolean isOf(JsonNode area, String type) {
		return area.path("type").isMissingNode() || area.get("type").isNull()
				|| area.get("type").asString("").equals(type);
	}

	private static boolean hasNumbers(JsonNode node, String... names) {
		return Arrays.stream(names).allMatch((name) -> node.path(name).isNumber());
	}

	@Override
	public Object deserializeWithType(JsonParser parser, DeserializationContext context,
			TypeDeserializer typeDeserializer) {
		return deserialize(parser, context);
	}

}

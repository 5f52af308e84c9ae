package ai.eyepop.data.internal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

import ai.eyepop.prediction.Area;
import ai.eyepop.prediction.Point;

/**
 * Reads an area that a service kept. Clients may have left out its type, or used one that
 * is not known here: such an area is passed over, for the sake of what it belongs to.
 */
public final class WireArea extends StdDeserializer<Area> {

	private static final int MIN_POINTS = 3;

	/**
	 * Create a reader.
	 */
	public WireArea() {
		super(Area.class);
	}

	@Override
	public @Nullable Area deserialize(JsonParser parser, DeserializationContext context) {
		JsonNode area = context.readTree(parser);
		JsonNode points = area.path("points");
		if (points.size() >= MIN_POINTS) {
			return Area.contour(Arrays.stream(context.readTreeAsValue(points, Point[].class)).toArray(Point[]::new));
		}
		if (area.path("width").isNumber() && area.path("height").isNumber()) {
			return Area.rectangle(area.path("x").asDouble(0), area.path("y").asDouble(0), area.get("width").asDouble(),
					area.get("height").asDouble());
		}
		return null;
	}

	@Override
	public @Nullable Object deserializeWithType(JsonParser parser, DeserializationContext context,
			TypeDeserializer typeDeserializer) {
		return deserialize(parser, context);
	}

}

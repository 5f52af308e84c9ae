package ai.eyepop.emulator.arrow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.arrow.Column.Scale;

/**
 * Rows as JSON of the Data API. A row knows no size of a source: its coordinates are
 * parts of it, and as JSON they are those of a source of 1 by 1.
 */
final class RowJson {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private static final String USER_REVIEW = "user_review";

	private RowJson() {
	}

	static ObjectNode write(@Nullable Object[] cells) {
		return (ObjectNode) write(AssetSchema.ASSET, cells);
	}

	private static JsonNode write(Column column, @Nullable Object value) {
		if (value == null) {
			return JSON.nullNode();
		}
		return switch (column.kind()) {
			case TEXT -> JSON.stringNode((String) value);
			case BOOL -> JSON.booleanNode((Boolean) value);
			case INT64, UINT16, UINT32 -> JSON.numberNode(((Long) value).longValue());
			case TIMESTAMP -> JSON.stringNode(Instant.ofEpochMilli((Long) value).toString());
			case HALF -> number(Halves.toDouble((Short) value), column.scale());
			case FLOAT -> number(((Float) value).doubleValue(), Scale.NONE);
			case LIST -> list(column.items(), (List<?>) value);
			case STRUCT -> struct(column, (@Nullable Object[]) value);
		};
	}

	private static JsonNode number(double value, Scale scale) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return JSON.nullNode();
		}
		return JSON.numberNode((scale == Scale.NONE) ? value : Halves.round(value));
	}

	private static ArrayNode list(Column items, List<?> values) {
		ArrayNode list = JSON.arrayNode();
		values.forEach((value) -> list.add(write(items, value)));
		return list;
	}

	private static ObjectNode struct(Column column, @Nullable Object[] cells) {
		ObjectNode json = JSON.objectNode();
		if (column == AssetSchema.PREDICTION) {
			json.put("source_width", 1.0).put("source_height", 1.0);
		}
		for (int i = 0; i < cells.length; i++) {
			Column child = column.children().get(i);
			// what is not there is left out of predictions, which have many members
			if (cells[i] != null || column == AssetSchema.ASSET) {
				json.set(child.name(), write(child, cells[i]));
			}
		}
		return json;
	}

	static @Nullable Object[] read(ObjectNode json) {
		return struct(AssetSchema.ASSET, json, Context.NONE);
	}

	private static @Nullable Object[] struct(Column column, JsonNode json, Context outer) {
		Context context = outer;
		if (column == AssetSchema.PREDICTION) {
			context = new Context(json.path("source_width").asDouble(1), json.path("source_height").asDouble(1),
					outer.userReview);
		}
		else if (column == AssetSchema.ANNOTATION) {
			context = new Context(1, 1, json.path(USER_REVIEW).asString(null));
		}
		@Nullable Object[] cells = new @Nullable Object[column.children().size()];
		for (int i = 0; i < cells.length; i++) {
			Column child = column.children().get(i);
			cells[i] = child.name().equals(USER_REVIEW) ? context.userReview
					: read(child, json.path(child.name()), context);
		}
		return cells;
	}

	private static @Nullable Object read(Column column, JsonNode json, Context context) {
		return switch (column.kind()) {
			case TEXT -> json.asString(null);
			case BOOL -> json.isBoolean() ? json.booleanValue() : null;
			case INT64 -> json.isIntegralNumber() ? json.asLong() : null;
			case UINT16 -> unsigned(json, 0xffff);
			case UINT32 -> unsigned(json, 0xffff_ffffL);
			case TIMESTAMP -> timestamp(json.asString(null));
			case HALF -> json.isNumber() ? context.half(json.doubleValue(), column.scale()) : null;
			case FLOAT -> json.isNumber() ? json.floatValue() : null;
			case LIST -> json.isArray() ? list(column, json, context) : null;
			case STRUCT -> json.isObject() ? struct(column, json, context) : null;
		};
	}

	private static @Nullable Long unsigned(JsonNode json, long most) {
		return (json.isIntegralNumber() && json.asLong() >= 0 && json.asLong() <= most) ? json.asLong() : null;
	}

	private static @Nullable Long timestamp(@Nullable String text) {
		try {
			return (text != null) ? Instant.parse(text).toEpochMilli() : null;
		}
		catch (DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

	private static List<@Nullable Object> list(Column column, JsonNode json, Context context) {
		List<@Nullable Object> list = new ArrayList<>(json.size());
		json.forEach((item) -> list.add(read(column.items(), item, context)));
		return list;
	}

	/**
	 * What a value needs to know of what it is part of.
	 *
	 * @param width the width of the source
	 * @param height the height of the source
	 * @param userReview the state of review of the annotation
	 */
	private record Context(double width, double height, @Nullable String userReview) {

		private static final Context NONE = new Context(1, 1, null);

		short half(double value, Scale scale) {
			return switch (scale) {
				case NONE -> Halves.of(value);
				case ONE -> Halves.of(Halves.round(value));
				case WIDTH -> Halves.of(Halves.round(value / this.width));
				case HEIGHT -> Halves.of(Halves.round(value / this.height));
				case DEPTH -> Halves.of(Halves.round(value / Math.max(this.width, this.height)));
			};
		}

	}

}

package ai.eyepop.telemetry.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of the records, as it is written in the project, and a reader that knows
 * nothing else.
 */
public final class TraceSchema {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private static final Pattern ENUM = Pattern.compile("enum (\\w+):byte \\{([^}]*)}");

	private static final Pattern TABLE = Pattern.compile("table (\\w+) \\{([^}]*)}");

	private static final Pattern FIELD = Pattern.compile("(\\w+): ([\\[\\w]+)]?;");

	private static final Pattern VALUE = Pattern.compile("(\\w+) = (\\d+)");

	private final Map<String, Map<Integer, String>> enums = new LinkedHashMap<>();

	private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

	private TraceSchema(String text) {
		ENUM.matcher(text).results().forEach((match) -> {
			Map<Integer, String> values = new LinkedHashMap<>();
			VALUE.matcher(match.group(2))
				.results()
				.forEach((value) -> values.put(Integer.valueOf(value.group(2)), value.group(1)));
			this.enums.put(match.group(1), values);
		});
		TABLE.matcher(text).results().forEach((match) -> this.tables.put(match.group(1), fields(match)));
	}

	private static Map<String, String> fields(MatchResult table) {
		Map<String, String> fields = new LinkedHashMap<>();
		FIELD.matcher(table.group(2)).results().forEach((field) -> fields.put(field.group(1), field.group(2)));
		return fields;
	}

	/**
	 * Read the schema.
	 */
	public static TraceSchema read() {
		try {
			return new TraceSchema(Files.readString(Path.of("src/main/flatbuffers/events.fbs")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Map<Integer, String> values(String enumeration) {
		return Objects.requireNonNull(this.enums.get(enumeration));
	}

	/**
	 * Return what a record says.
	 */
	public ObjectNode decode(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		return table("Record", buffer, buffer.getInt(0));
	}

	private ObjectNode table(String name, ByteBuffer buffer, int position) {
		ObjectNode json = JSON.objectNode();
		int vtable = position - buffer.getInt(position);
		int slot = 4;
		for (Map.Entry<String, String> field : Objects.requireNonNull(this.tables.get(name)).entrySet()) {
			int offset = (slot < buffer.getShort(vtable)) ? buffer.getShort(vtable + slot) : 0;
			json.set(field.getKey(), value(field.getValue(), buffer, (offset != 0) ? position + offset : 0));
			slot += 2;
		}
		return json;
	}

	private JsonNode value(String type, ByteBuffer buffer, int position) {
		boolean absent = position == 0;
		return switch (type) {
			case "uint64" -> JSON.numberNode(absent ? 0 : buffer.getLong(position));
			case "uint32" -> JSON.numberNode(absent ? 0 : Integer.toUnsignedLong(buffer.getInt(position)));
			case "int16" -> JSON.numberNode(absent ? 0 : buffer.getShort(position));
			case "string" -> absent ? JSON.nullNode() : text(buffer, position + buffer.getInt(position));
			default -> type.startsWith("[") ? list(type.substring(1), buffer, position + buffer.getInt(position))
					: JSON.stringNode(values(type).get(absent ? 0 : (int) buffer.get(position)));
		};
	}

	private JsonNode text(ByteBuffer buffer, int position) {
		return JSON
			.stringNode(new String(buffer.array(), position + 4, buffer.getInt(position), StandardCharsets.UTF_8));
	}

	private ArrayNode list(String type, ByteBuffer buffer, int position) {
		ArrayNode list = JSON.arrayNode();
		for (int i = 0; i < buffer.getInt(position); i++) {
			int element = position + 4 + 4 * i;
			int target = element + buffer.getInt(element);
			list.add("string".equals(type) ? text(buffer, target) : table(type, buffer, target));
		}
		return list;
	}

}

package ai.eyepop.data.arrow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The cells of vectors and of JSON as plain objects, to compare them bit for bit.
 */
final class Cells {

	private Cells() {
	}

	static List<Map<String, @Nullable Object>> of(VectorSchemaRoot root, DictionaryProvider dictionaries) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		for (int row = 0; row < root.getRowCount(); row++) {
			Map<String, @Nullable Object> cells = new LinkedHashMap<>();
			for (FieldVector vector : root.getFieldVectors()) {
				cells.put(vector.getName(), cell(vector, row, dictionaries));
			}
			rows.add(cells);
		}
		return rows;
	}

	private static @Nullable Object cell(FieldVector vector, int index, DictionaryProvider dictionaries) {
		if (vector.isNull(index)) {
			return null;
		}
		DictionaryEncoding encoding = vector.getField().getDictionary();
		if (encoding != null) {
			FieldVector values = dictionaries.lookup(encoding.getId()).getVector();
			return cell(values, (int) ((BaseIntVector) vector).getValueAsLong(index), dictionaries);
		}
		if (vector instanceof ListVector list) {
			List<@Nullable Object> items = new ArrayList<>();
			for (int i = list.getElementStartIndex(index); i < list.getElementEndIndex(index); i++) {
				items.add(cell(list.getDataVector(), i, dictionaries));
			}
			return items;
		}
		if (vector instanceof StructVector struct) {
			Map<String, @Nullable Object> cells = new LinkedHashMap<>();
			for (FieldVector child : struct.getChildrenFromFields()) {
				cells.put(child.getName(), cell(child, index, dictionaries));
			}
			return cells;
		}
		return scalar(vector, index);
	}

	private static Object scalar(FieldVector vector, int index) {
		if (vector instanceof VarCharVector texts) {
			return texts.getObject(index).toString();
		}
		if (vector instanceof Float2Vector halves) {
			return (double) halves.getValueAsFloat(index);
		}
		if (vector instanceof Float4Vector floats) {
			return (double) floats.get(index);
		}
		if (vector instanceof TimeStampMilliVector dates) {
			return Instant.ofEpochMilli(dates.get(index));
		}
		if (vector instanceof BitVector bits) {
			return bits.get(index) != 0;
		}
		if (vector instanceof UInt2Vector || vector instanceof UInt4Vector) {
			return ((BaseIntVector) vector).getValueAsLong(index) & 0xFFFFFFFFL;
		}
		return (vector instanceof BaseIntVector numbers) ? numbers.getValueAsLong(index)
				: String.valueOf(vector.getObject(index));
	}

	static List<Map<String, @Nullable Object>> of(JsonNode columns) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		columns.forEach((row) -> rows.add(map(row)));
		return rows;
	}

	private static Map<String, @Nullable Object> map(JsonNode node) {
		Map<String, @Nullable Object> cells = new LinkedHashMap<>();
		node.properties().forEach((entry) -> cells.put(entry.getKey(), cell(entry.getKey(), entry.getValue())));
		return cells;
	}

	private static @Nullable Object cell(String name, JsonNode node) {
		if (node.isNull()) {
			return null;
		}
		if (node.isObject()) {
			return map(node);
		}
		if (node.isArray()) {
			List<@Nullable Object> items = new ArrayList<>();
			node.forEach((item) -> items.add(cell(name, item)));
			return items;
		}
		if (node.isBoolean()) {
			return node.asBoolean();
		}
		if (node.isNumber()) {
			return node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
		}
		String text = node.asString();
		return switch (text) {
			case "NaN", "Infinity", "-Infinity" -> Double.valueOf(text);
			default -> name.endsWith("ed_at") ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC) : text;
		};
	}

}

package ai.eyepop.emulator.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Fields of an Arrow schema. Dictionaries are numbered by their columns, depth first.
 */
final class Fields {

	private Fields() {
	}

	/**
	 * Return the fields as vectors have them: texts with a dictionary are indices.
	 * @return the fields
	 */
	static List<Field> inMemory() {
		return fields(AssetSchema.ASSET.children(), true, new AtomicLong());
	}

	/**
	 * Return the fields as they are sent: texts are texts.
	 * @return the fields
	 */
	static List<Field> inMessages() {
		return fields(AssetSchema.ASSET.children(), false, new AtomicLong());
	}

	private static List<Field> fields(List<Column> columns, boolean memory, AtomicLong ids) {
		List<Field> fields = new ArrayList<>();
		columns.forEach((column) -> fields.add(field(column, memory, ids)));
		return fields;
	}

	private static Field field(Column column, boolean memory, AtomicLong ids) {
		if (column.indexBits() == 0) {
			return new Field(column.name(), FieldType.nullable(type(column.kind())),
					fields(column.children(), memory, ids));
		}
		ArrowType.Int index = new ArrowType.Int(column.indexBits(), true);
		DictionaryEncoding encoding = new DictionaryEncoding(ids.getAndIncrement(), false, index);
		return new Field(column.name(), new FieldType(true, memory ? index : ArrowType.Utf8.INSTANCE, encoding), null);
	}

	private static ArrowType type(Column.Kind kind) {
		return switch (kind) {
			case TEXT -> ArrowType.Utf8.INSTANCE;
			case HALF -> new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);
			case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
			case INT64 -> new ArrowType.Int(64, true);
			case UINT16 -> new ArrowType.Int(16, false);
			case UINT32 -> new ArrowType.Int(32, false);
			case BOOL -> ArrowType.Bool.INSTANCE;
			case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MILLISECOND, null);
			case LIST -> ArrowType.List.INSTANCE;
			case STRUCT -> ArrowType.Struct.INSTANCE;
		};
	}

}

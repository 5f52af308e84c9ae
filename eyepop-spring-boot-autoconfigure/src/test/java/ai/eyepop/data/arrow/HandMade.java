package ai.eyepop.data.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/**
 * Streams of columns that no writer of assets makes.
 */
final class HandMade {

	static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;

	static final ArrowType HALF = new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);

	private HandMade() {
	}

	static Field field(String name, ArrowType type, Field... children) {
		return new Field(name, FieldType.nullable(type), List.of(children));
	}

	static Field text(String name) {
		return field(name, TEXT);
	}

	static Field half(String name) {
		return field(name, HALF);
	}

	static Field date(String name, TimeUnit unit) {
		return field(name, new ArrowType.Timestamp(unit, null));
	}

	static Field list(String name, Field... item) {
		return field(name, ArrowType.List.INSTANCE, field("item", ArrowType.Struct.INSTANCE, item));
	}

	/**
	 * Write rows.
	 * @param columns the columns
	 * @param rows cells by column, of which those that are missing are null
	 * @return a stream of one batch
	 */
	static byte[] stream(List<Field> columns, List<Map<String, Object>> rows) {
		return stream(OtherStreams.none(), columns, rows);
	}

	static byte[] stream(CompressionCodec codec, List<Field> columns, List<Map<String, Object>> rows) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (BufferAllocator allocator = new RootAllocator();
				VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(columns), allocator)) {
			for (FieldVector vector : root.getFieldVectors()) {
				vector.allocateNew();
				for (int row = 0; row < rows.size(); row++) {
					fill(vector, row, rows.get(row).get(vector.getName()));
				}
			}
			root.setRowCount(rows.size());
			OtherStreams.write(root, codec, output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return output.toByteArray();
	}

	@SuppressWarnings("unchecked")
	private static void fill(FieldVector vector, int index, @Nullable Object cell) {
		if (vector instanceof ListVector list) {
			if (cell == null) {
				list.setNull(index);
				return;
			}
			int start = list.startNewValue(index);
			List<@Nullable Object> items = (List<@Nullable Object>) cell;
			for (int i = 0; i < items.size(); i++) {
				fill(list.getDataVector(), start + i, items.get(i));
			}
			list.endValue(index, items.size());
			list.getDataVector().setValueCount(start + items.size());
		}
		else if (vector instanceof StructVector struct) {
			Map<String, Object> cells = (cell != null) ? (Map<String, Object>) cell : Map.of();
			for (FieldVector child : struct.getChildrenFromFields()) {
				fill(child, index, cells.get(child.getName()));
			}
			if (cell != null) {
				struct.setIndexDefined(index);
			}
			else {
				struct.setNull(index);
			}
		}
		else if (cell != null) {
			scalar(vector, index, cell);
		}
		else {
			vector.setNull(index);
		}
	}

	private static void scalar(FieldVector vector, int index, Object cell) {
		if (vector instanceof VarCharVector texts) {
			texts.setSafe(index, new Text((String) cell));
		}
		else if (vector instanceof ViewVarCharVector views) {
			views.setSafe(index, new Text((String) cell));
		}
		else if (vector instanceof Float2Vector halves) {
			halves.setSafeWithPossibleTruncate(index, ((Double) cell).floatValue());
		}
		else if (vector instanceof Float4Vector floats) {
			floats.setSafe(index, ((Double) cell).floatValue());
		}
		else if (vector instanceof Float8Vector doubles) {
			doubles.setSafe(index, (Double) cell);
		}
		else if (vector instanceof TimeStampVector dates) {
			dates.setSafe(index, (Long) cell);
		}
		else if (vector instanceof BitVector bits) {
			bits.setSafe(index, ((Boolean) cell) ? 1 : 0);
		}
		else {
			((BaseIntVector) vector).setWithPossibleTruncate(index, (Long) cell);
		}
	}

}

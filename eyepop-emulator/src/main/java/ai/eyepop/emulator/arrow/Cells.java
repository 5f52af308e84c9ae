package ai.eyepop.emulator.arrow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Readers of the cells of a batch, one for each column that is known. A column that is
 * missing has no values, one that is not known is not read.
 */
final class Cells {

	private static final Cell NOTHING = (index) -> null;

	private final LongFunction<@Nullable Dictionary> dictionaries;

	Cells(LongFunction<@Nullable Dictionary> dictionaries) {
		this.dictionaries = dictionaries;
	}

	Cell of(Column column, @Nullable FieldVector vector, String path) {
		if (vector == null || vector instanceof NullVector) {
			return NOTHING;
		}
		Cell cell = switch (column.kind()) {
			case TEXT -> text(vector, path);
			case HALF -> half(vector);
			case FLOAT -> (vector instanceof FloatingPointVector floats)
					? (index) -> (float) floats.getValueAsDouble(index) : null;
			case INT64, UINT16, UINT32 -> whole(column, vector, path);
			case BOOL -> (vector instanceof BitVector bits) ? (index) -> bits.get(index) != 0 : null;
			case TIMESTAMP -> timestamp(vector);
			case LIST -> (vector instanceof ListVector list) ? list(column.items(), list, path) : null;
			case STRUCT -> (vector instanceof StructVector struct) ? struct(column, struct, path) : null;
		};
		if (cell == null) {
			throw new DamagedArrowException(
					"the column %s is a %s, which is not expected there".formatted(path, vector.getField().getType()));
		}
		return (index) -> vector.isNull(index) ? null : cell.read(index);
	}

	private @Nullable Cell text(FieldVector vector, String path) {
		if (vector.getField().getDictionary() == null) {
			return (vector instanceof VarCharVector texts) ? (index) -> text(texts, index, path) : null;
		}
		Dictionary dictionary = this.dictionaries.apply(vector.getField().getDictionary().getId());
		if (dictionary == null || !(dictionary.getVector() instanceof VarCharVector texts)
				|| !(vector instanceof BaseIntVector indices)) {
			return null;
		}
		@Nullable String[] known = new @Nullable String[texts.getValueCount()];
		return (index) -> {
			long at = indices.getValueAsLong(index);
			if (at < 0 || at >= known.length) {
				throw new DamagedArrowException(
						"the column %s points at entry %d of a dictionary of %d".formatted(path, at, known.length));
			}
			String text = known[(int) at];
			if (text == null && !texts.isNull((int) at)) {
				text = text(texts, (int) at, path);
				known[(int) at] = text;
			}
			return text;
		};
	}

	private static String text(VarCharVector texts, int index, String path) {
		int start = texts.getOffsetBuffer().getInt(4L * index);
		int end = texts.getOffsetBuffer().getInt(4L * index + 4);
		ArrowBuf bytes = texts.getDataBuffer();
		if (start < 0 || end < start || end > bytes.capacity()) {
			throw new DamagedArrowException("a text of the column %s is not within its buffer".formatted(path));
		}
		byte[] utf8 = new byte[end - start];
		bytes.getBytes(start, utf8);
		return new String(utf8, StandardCharsets.UTF_8);
	}

	private static @Nullable Cell half(FieldVector vector) {
		if (vector instanceof Float2Vector halves) {
			return (index) -> halves.get(index);
		}
		return (vector instanceof FloatingPointVector floats) ? (index) -> Halves.of(floats.getValueAsDouble(index))
				: null;
	}

	private static @Nullable Cell whole(Column column, FieldVector vector, String path) {
		long least = (column.kind() == Column.Kind.INT64) ? Long.MIN_VALUE : 0;
		long most = switch (column.kind()) {
			case UINT16 -> 0xffff;
			case UINT32 -> 0xffff_ffffL;
			default -> Long.MAX_VALUE;
		};
		if (!(vector instanceof BaseIntVector numbers) || vector.getField().getDictionary() != null) {
			return null;
		}
		return (index) -> {
			long value = numbers.getValueAsLong(index);
			if (value < least || value > most) {
				throw new DamagedArrowException("the column %s cannot be %d".formatted(path, value));
			}
			return value;
		};
	}

	private static @Nullable Cell timestamp(FieldVector vector) {
		if (!(vector instanceof TimeStampVector times)
				|| !(vector.getField().getType() instanceof ArrowType.Timestamp type)) {
			return null;
		}
		TimeUnit unit = type.getUnit();
		return (index) -> switch (unit) {
			case SECOND -> times.get(index) * 1000;
			case MILLISECOND -> times.get(index);
			case MICROSECOND -> Math.floorDiv(times.get(index), 1000L);
			case NANOSECOND -> Math.floorDiv(times.get(index), 1_000_000L);
		};
	}

	private Cell list(Column items, ListVector list, String path) {
		FieldVector values = list.getDataVector();
		Cell item = of(items, values, path);
		return (index) -> {
			int start = list.getOffsetBuffer().getInt(4L * index);
			int end = list.getOffsetBuffer().getInt(4L * index + 4);
			if (start < 0 || end < start || end > values.getValueCount()) {
				throw new DamagedArrowException("a list of the column %s is not within its values".formatted(path));
			}
			List<@Nullable Object> read = new ArrayList<>(end - start);
			for (int i = start; i < end; i++) {
				read.add(item.read(i));
			}
			return read;
		};
	}

	private Cell struct(Column column, StructVector struct, String path) {
		Cell[] children = new Cell[column.children().size()];
		for (int i = 0; i < children.length; i++) {
			Column child = column.children().get(i);
			children[i] = of(child, struct.getChild(child.name()), path + "." + child.name());
		}
		return (column != AssetSchema.ANNOTATION) ? (index) -> read(children, index) : (index) -> {
			Object predictions = children[AnnotationRow.PREDICTIONS].read(index);
			@Nullable Object[] cells = (predictions != null) ? AnnotationRow.head(children, index) : read(children, index);
			cells[AnnotationRow.PREDICTIONS] = predictions;
			AnnotationRow.compact(cells);
			return cells;
		};
	}

	static @Nullable Object[] read(Cell[] children, int index) {
		@Nullable Object[] cells = new @Nullable Object[children.length];
		for (int i = 0; i < cells.length; i++) {
			cells[i] = children[i].read(index);
		}
		return cells;
	}

	/**
	 * Reader of the cells of one column.
	 */
	@FunctionalInterface
	interface Cell {

		@Nullable Object read(int index);

	}

}

package ai.eyepop.emulator.arrow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of a batch that is being made, with the dictionaries of its texts.
 */
final class BatchVectors implements AutoCloseable {

	private static final int INITIAL_ROWS = 16;

	private static final int MANY_CELLS = 1_000_000;

	private final List<ValueDictionary> dictionaries = new ArrayList<>();

	private final List<Writer> columns = new ArrayList<>();

	private final VectorSchemaRoot root;

	private int rows;

	private int cells;

	BatchVectors(BufferAllocator allocator) {
		List<Field> fields = Fields.inMemory();
		this.root = VectorSchemaRoot.create(new Schema(fields), allocator);
		for (int i = 0; i < fields.size(); i++) {
			this.columns.add(writer(AssetSchema.ASSET.children().get(i), this.root.getVector(i)));
		}
		allocate();
	}

	List<ValueDictionary> dictionaries() {
		return this.dictionaries;
	}

	int rows() {
		return this.rows;
	}

	/**
	 * Return whether the batch is large enough, however few rows it has.
	 * @return whether it is so
	 */
	boolean isLarge() {
		return this.cells >= MANY_CELLS;
	}

	/**
	 * Add a row.
	 * @param row the row
	 * @throws ValueDictionary.FullException if a dictionary is full; the row is not added
	 * then
	 */
	void add(AssetRow row) {
		@Nullable Object[] cells = row.expanded().cells();
		for (int i = 0; i < cells.length; i++) {
			Object value = cells[i];
			if (value != null) {
				this.columns.get(i).write(this.rows, value);
			}
		}
		this.rows++;
	}

	/**
	 * Finish the batch.
	 * @return its vectors, until they are cleared
	 */
	VectorSchemaRoot finish() {
		this.root.setRowCount(this.rows);
		return this.root;
	}

	void clear() {
		this.root.clear();
		this.rows = 0;
		this.cells = 0;
		allocate();
	}

	/** Columns without values need their buffers too: those of lists are not empty. */
	private void allocate() {
		for (FieldVector vector : this.root.getFieldVectors()) {
			vector.setInitialCapacity(INITIAL_ROWS);
			vector.allocateNew();
		}
	}

	@Override
	public void close() {
		this.root.close();
	}

	private Writer writer(Column column, FieldVector vector) {
		return switch (column.kind()) {
			case TEXT -> (column.indexBits() > 0) ? indices(column.indexBits(), vector)
					: (index, value) -> ((VarCharVector) vector).setSafe(index,
							((String) value).getBytes(StandardCharsets.UTF_8));
			case HALF -> (index, value) -> ((Float2Vector) vector).setSafe(index, (Short) value);
			case FLOAT -> (index, value) -> ((Float4Vector) vector).setSafe(index, (Float) value);
			case INT64 -> (index, value) -> ((BigIntVector) vector).setSafe(index, (Long) value);
			case UINT16 -> (index, value) -> ((UInt2Vector) vector).setSafe(index, ((Long) value).intValue());
			case UINT32 -> (index, value) -> ((UInt4Vector) vector).setSafe(index, ((Long) value).intValue());
			case BOOL -> (index, value) -> ((BitVector) vector).setSafe(index, ((Boolean) value) ? 1 : 0);
			case TIMESTAMP -> (index, value) -> ((TimeStampMilliVector) vector).setSafe(index, (Long) value);
			case LIST -> list(column.items(), (ListVector) vector);
			case STRUCT -> struct(column, (StructVector) vector);
		};
	}

	private Writer indices(int bits, FieldVector vector) {
		ValueDictionary dictionary = new ValueDictionary(this.dictionaries.size(), bits);
		this.dictionaries.add(dictionary);
		return switch (bits) {
			case 8 -> (index, value) -> ((TinyIntVector) vector).setSafe(index, dictionary.indexOf((String) value));
			case 16 -> (index, value) -> ((SmallIntVector) vector).setSafe(index, dictionary.indexOf((String) value));
			default -> (index, value) -> ((IntVector) vector).setSafe(index, dictionary.indexOf((String) value));
		};
	}

	private Writer list(Column items, ListVector list) {
		Writer item = writer(items, list.getDataVector());
		return (index, value) -> {
			int at = list.startNewValue(index);
			List<?> values = (List<?>) value;
			for (int i = 0; i < values.size(); i++) {
				Object one = values.get(i);
				if (one != null) {
					item.write(at + i, one);
				}
			}
			list.endValue(index, values.size());
			this.cells += values.size();
		};
	}

	private Writer struct(Column column, StructVector struct) {
		List<Writer> children = new ArrayList<>();
		for (int i = 0; i < column.children().size(); i++) {
			children.add(writer(column.children().get(i), (FieldVector) struct.getChildByOrdinal(i)));
		}
		return (index, value) -> {
			struct.setIndexDefined(index);
			@Nullable Object[] values = (@Nullable Object[]) value;
			this.cells += values.length;
			for (int i = 0; i < values.length; i++) {
				Object cell = values[i];
				if (cell != null) {
					children.get(i).write(index, cell);
				}
			}
		};
	}

	/**
	 * Writer of the cells of one column.
	 */
	@FunctionalInterface
	private interface Writer {

		void write(int index, Object value);

	}

}

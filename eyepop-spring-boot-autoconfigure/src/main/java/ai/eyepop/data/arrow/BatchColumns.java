package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The columns of a batch, in the order of the fields of its schema.
 */
final class BatchColumns {

	private static final int MAX_ROWS = 1024;

	private static final long MAX_BYTES = 8 << 20;

	private final Footprint footprint = new Footprint();

	private final Footprint dictionaryFootprint = new Footprint();

	private final List<ColumnWriter> columns = new ArrayList<>();

	private final List<DictionaryWriter> dictionaries = new ArrayList<>();

	<C extends ColumnWriter> C add(C column) {
		this.columns.add(column);
		column.buffers((buffer) -> buffer.tell(this.footprint));
		return column;
	}

	CodedWriter coded(int bits) {
		CodedWriter column = new CodedWriter(bits);
		coded(column);
		return column;
	}

	void coded(CodedWriter column) {
		add(column);
		this.dictionaries.add(column.dictionary());
		column.dictionary().tell(this.dictionaryFootprint);
	}

	HalfWriter half() {
		return add(new HalfWriter());
	}

	NumberWriter number(int bits) {
		return add(new NumberWriter(bits));
	}

	TextWriter text() {
		return add(new TextWriter());
	}

	List<ColumnWriter> columns() {
		return this.columns;
	}

	List<DictionaryWriter> dictionaries() {
		return this.dictionaries;
	}

	/**
	 * Return whether the batch is large enough to be written.
	 * @param rows how many rows there are
	 * @return whether it has the most rows or bytes
	 */
	boolean isFull(int rows) {
		// what is in use is no more than what is taken, which is quick to tell
		return rows >= MAX_ROWS || this.footprint.bytes() > MAX_BYTES && size() > MAX_BYTES;
	}

	private long size() {
		long[] size = new long[1];
		for (ColumnWriter column : this.columns) {
			column.buffers((buffer) -> size[0] += buffer.size());
		}
		return size[0];
	}

	/**
	 * Return about how much memory the values of dictionaries take.
	 * @return size in bytes
	 */
	long dictionaryBytes() {
		return this.dictionaryFootprint.bytes();
	}

	/**
	 * Take rows back, the last of which need not be whole.
	 * @param schema the fields, one for each column
	 * @param rows how many rows stay
	 */
	void truncate(Schema schema, int rows) {
		Iterator<ColumnWriter> rest = this.columns.iterator();
		truncate(schema.getFields(), rest, rows);
	}

	private static void truncate(List<Field> fields, Iterator<ColumnWriter> rest, int count) {
		for (Field field : fields) {
			truncate(field.getChildren(), rest, rest.next().truncate(count));
		}
	}

	void clear() {
		this.columns.forEach(ColumnWriter::clear);
		if (this.footprint.bytes() > 2 * MAX_BYTES) {
			this.columns.forEach((column) -> column.buffers(Bytes::release));
		}
	}

}

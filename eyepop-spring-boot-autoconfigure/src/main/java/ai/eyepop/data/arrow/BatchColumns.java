package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a batch, in the order of the fields of its schema.
 */
final class BatchColumns {

	private final List<ColumnWriter> columns = new ArrayList<>();

	private final List<DictionaryWriter> dictionaries = new ArrayList<>();

	<C extends ColumnWriter> C add(C column) {
		this.columns.add(column);
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
	 * Return about how large the batch is.
	 * @return size in bytes
	 */
	long size() {
		long[] size = new long[1];
		for (ColumnWriter column : this.columns) {
			column.buffers((buffer) -> size[0] += buffer.size());
		}
		return size[0];
	}

	void clear() {
		this.columns.forEach(ColumnWriter::clear);
	}

}

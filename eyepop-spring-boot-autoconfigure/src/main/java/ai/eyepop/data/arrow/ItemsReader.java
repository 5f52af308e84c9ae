package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads a list of structs.
 *
 * @param <T> what a struct becomes
 */
abstract class ItemsReader<T> {

	private final ListColumn lists;

	private final StructColumn structs;

	private final @Nullable IpcField struct;

	private final List<Column> columns = new ArrayList<>();

	private final List<ItemsReader<?>> nested = new ArrayList<>();

	private final Map<Long, DictionaryTexts> dictionaries;

	private boolean anyColumn;

	ItemsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		this.lists = new ListColumn(list, HeapGuard.ITEM);
		this.struct = ListColumn.item(list);
		this.structs = new StructColumn(this.struct);
		this.dictionaries = dictionaries;
	}

	final @Nullable IpcField field(String name) {
		IpcField field = (this.struct != null) ? this.struct.child(name) : null;
		this.anyColumn |= field != null;
		return field;
	}

	final <C extends Column> C column(C column) {
		this.columns.add(column);
		return column;
	}

	final <R extends ItemsReader<?>> R nested(R reader) {
		this.nested.add(reader);
		return reader;
	}

	final TextColumn text(String name) {
		return column(TextColumn.of(field(name), this.dictionaries));
	}

	final RealColumn real(String name) {
		return column(new RealColumn(field(name)));
	}

	final IntegerColumn integer(String name) {
		return column(new IntegerColumn(field(name)));
	}

	/**
	 * Go to a batch.
	 * @param batch the batch, which stays open while values are read
	 * @param atLeast how many lists there must be
	 */
	void bind(IpcBatch batch, int atLeast) {
		this.lists.bind(batch, atLeast);
		this.structs.bind(batch, 0);
		if (this.struct != null && !this.anyColumn) {
			// without a value each, as many could be claimed as there are numbers
			throw this.structs.damage("there are none of the fields that are known");
		}
		int count = this.structs.count();
		for (Column column : this.columns) {
			column.bind(batch, count);
		}
		for (ItemsReader<?> reader : this.nested) {
			reader.bind(batch, count);
		}
	}

	final int count() {
		return this.structs.count();
	}

	final boolean isNull(int index) {
		return this.lists.isNull(index);
	}

	/**
	 * Read a list.
	 * @param index index of the list
	 * @return its items; none if it is null
	 */
	List<T> read(int index) {
		if (this.lists.isNull(index)) {
			return List.of();
		}
		int start = this.lists.start(index);
		int end = this.lists.end(index, start, this.structs.count());
		if (start == end) {
			return List.of();
		}
		List<T> items = new ArrayList<>(end - start);
		for (int i = start; i < end; i++) {
			if (!this.structs.isNull(i)) {
				items.add(item(i));
			}
		}
		return items;
	}

	abstract T item(int index);

}

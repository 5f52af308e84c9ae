package ai.eyepop.data.arrow;

import java.util.List;

/**
 * Writes lists of structs.
 *
 * @param <T> what becomes a struct
 */
abstract class ItemsWriter<T> {

	private final StructWriter structs = new StructWriter();

	private final ListWriter lists = new ListWriter(this.structs);

	ItemsWriter(BatchColumns columns) {
		columns.add(this.lists);
		columns.add(this.structs);
	}

	/**
	 * Write a list that is null if there is nothing in it, as one that was never set.
	 * @param items the items
	 */
	final void addOrNull(List<T> items) {
		if (items.isEmpty()) {
			this.lists.addNull();
		}
		else {
			add(items);
		}
	}

	final void add(List<T> items) {
		for (int i = 0; i < items.size(); i++) {
			this.structs.valid();
			write(items.get(i));
		}
		this.lists.add();
	}

	final void addNull() {
		this.lists.addNull();
	}

	abstract void write(T item);

}

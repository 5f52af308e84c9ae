package ai.eyepop.data.arrow;

import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of lists, which says which items of its child belong to a row.
 */
final class ListColumn extends Column {

	private final int itemSize;

	private @Nullable HeapGuard heap;

	private long offsets;

	private long taken;

	/**
	 * Create a column.
	 * @param field the field
	 * @param itemSize about what an item takes of the heap, in bytes
	 */
	ListColumn(@Nullable IpcField field, int itemSize) {
		super(field);
		check(field, ArrowType.List.class, "a list");
		this.itemSize = itemSize;
	}

	static @Nullable IpcField item(@Nullable IpcField field) {
		return (field != null && !field.children().isEmpty()) ? field.children().get(0) : null;
	}

	@Override
	void bind(IpcBatch batch, IpcField field, int count) {
		this.offsets = address(batch, 1, (count + 1L) * Integer.BYTES);
		this.heap = batch.heap();
		this.taken = 0;
	}

	/**
	 * Return the first item of a list.
	 * @param index the index, whose list is not null
	 * @return index of the item
	 */
	int start(int index) {
		return MemoryUtil.getInt(this.offsets + ((long) index << 2));
	}

	/**
	 * Return the end of a list, which is asked for once. Lists do not overlap, though
	 * they could by one that is null between them.
	 * @param index the index, whose list is not null
	 * @param start index of its first item
	 * @param items how many items there are in all
	 * @return index after the last item
	 */
	int end(int index, int start, int items) {
		int end = MemoryUtil.getInt(this.offsets + ((index + 1L) << 2));
		if (start < 0 || end < start || end > items) {
			throw damage("a list from %d to %d of %d items".formatted(start, end, items));
		}
		this.taken += end - start;
		if (this.taken > items) {
			throw damage("its lists overlap");
		}
		if (this.heap != null && !this.heap.take(end - start, this.itemSize)) {
			throw tooLarge();
		}
		return end;
	}

}

package ai.eyepop.data.arrow;

/**
 * A column of lists, whose items are in another column.
 */
final class ListWriter extends OffsetsWriter {

	private final ColumnWriter items;

	ListWriter(ColumnWriter items) {
		this.items = items;
	}

	@Override
	int end() {
		return this.items.count();
	}

}

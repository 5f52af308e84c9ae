package ai.eyepop.data.arrow;

import java.util.function.Consumer;

/**
 * A column of groups of values.
 */
final class StructWriter extends ColumnWriter {

	@Override
	void addNull() {
		invalid();
	}

	@Override
	int truncateValues(int count) {
		return count;
	}

	@Override
	void values(Consumer<Bytes> buffers) {
		// its values are in other columns
	}

}

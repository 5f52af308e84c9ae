package ai.eyepop.data.arrow;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A column of truth values.
 */
final class FlagWriter extends ColumnWriter {

	private final Bytes values = new Bytes();

	void addOrNull(@Nullable Boolean value) {
		if (value == null) {
			addNull();
			return;
		}
		this.values.bit(count(), value);
		valid();
	}

	@Override
	void addNull() {
		this.values.bit(count(), false);
		invalid();
	}

	@Override
	int truncateValues(int count) {
		this.values.truncate(count);
		return count;
	}

	@Override
	void values(Consumer<Bytes> buffers) {
		buffers.accept(this.values);
	}

}

package ai.eyepop.data.arrow;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A column of numbers of 16 bits.
 */
final class HalfWriter extends ColumnWriter {

	private final Bytes values = new Bytes();

	void add(double value) {
		valid();
		this.values.addShort(Halves.bits(value));
	}

	void exact(@Nullable Double value) {
		if (value != null) {
			add(value);
		}
		else {
			addNull();
		}
	}

	void rounded(@Nullable Double value) {
		if (value != null) {
			add(Halves.round(value));
		}
		else {
			addNull();
		}
	}

	@Override
	void addNull() {
		invalid();
		this.values.addShort(0);
	}

	@Override
	int truncateValues(int count) {
		this.values.truncate((long) count * Short.SIZE);
		return count;
	}

	@Override
	void values(Consumer<Bytes> buffers) {
		buffers.accept(this.values);
	}

}

package ai.eyepop.data.arrow;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers, or of other values by their bits.
 */
final class NumberWriter extends ColumnWriter {

	private final int width;

	private final Bytes values = new Bytes();

	/**
	 * Create a column.
	 * @param width size of a value in bits
	 */
	NumberWriter(int width) {
		this.width = width;
	}

	void add(long value) {
		valid();
		put(value);
	}

	private void put(long value) {
		switch (this.width) {
			case Byte.SIZE -> this.values.addByte((int) value);
			case Short.SIZE -> this.values.addShort((int) value);
			case Integer.SIZE -> this.values.addInt((int) value);
			default -> this.values.addLong(value);
		}
	}

	void addOrNull(@Nullable Long value) {
		if (value != null) {
			add(value);
		}
		else {
			addNull();
		}
	}

	/**
	 * Add a number that must not be negative.
	 * @param value the number
	 * @param name what it is, for the message
	 */
	void unsigned(@Nullable Number value, String name) {
		if (value != null && value.longValue() >>> this.width != 0) {
			throw new Unwritable("%s is %s, and must be from 0 to %d".formatted(name, value, (1L << this.width) - 1));
		}
		addOrNull((value != null) ? (Long) value.longValue() : null);
	}

	@Override
	void addNull() {
		invalid();
		put(0);
	}

	@Override
	int truncateValues(int count) {
		this.values.truncate((long) count * this.width);
		return count;
	}

	@Override
	void values(Consumer<Bytes> buffers) {
		buffers.accept(this.values);
	}

}

package ai.eyepop.data.arrow;

import java.util.function.Consumer;

/**
 * A column whose values are of different lengths: the offsets between them.
 */
abstract class OffsetsWriter extends ColumnWriter {

	private final Bytes offsets = new Bytes();

	private void begin() {
		if (this.offsets.size() == 0) {
			this.offsets.addInt(0);
		}
	}

	/**
	 * Add the value that was put where values are.
	 */
	final void add() {
		begin();
		valid();
		this.offsets.addInt(end());
	}

	/**
	 * Return where the last value ends.
	 * @return the offset
	 */
	abstract int end();

	@Override
	final void addNull() {
		begin();
		invalid();
		this.offsets.addInt(end());
	}

	@Override
	int truncateValues(int count) {
		begin();
		this.offsets.truncate((count + 1L) * Integer.SIZE);
		return this.offsets.intAt(count);
	}

	@Override
	void values(Consumer<Bytes> buffers) {
		begin();
		buffers.accept(this.offsets);
	}

}

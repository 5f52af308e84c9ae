package ai.eyepop.data.arrow;

import java.util.function.Consumer;

/**
 * A column that is filled row by row, on the heap.
 */
abstract class ColumnWriter {

	private final Bytes validity = new Bytes();

	private int count;

	private int nulls;

	final int count() {
		return this.count;
	}

	final int nulls() {
		return this.nulls;
	}

	/**
	 * Count a value.
	 */
	final void valid() {
		if (this.nulls > 0) {
			this.validity.bit(this.count, true);
		}
		this.count++;
	}

	/**
	 * Count a value that is null. Before the first one, nothing is kept.
	 */
	final void invalid() {
		if (this.nulls == 0) {
			for (int i = 0; i < this.count; i++) {
				this.validity.bit(i, true);
			}
		}
		this.validity.bit(this.count++, false);
		this.nulls++;
	}

	/**
	 * Add a value that is null.
	 */
	abstract void addNull();

	/**
	 * Show the buffers in their order.
	 * @param buffers takes the buffers
	 */
	final void buffers(Consumer<Bytes> buffers) {
		buffers.accept(this.validity);
		values(buffers);
	}

	abstract void values(Consumer<Bytes> buffers);

	final void clear() {
		this.count = 0;
		this.nulls = 0;
		buffers(Bytes::clear);
	}

}

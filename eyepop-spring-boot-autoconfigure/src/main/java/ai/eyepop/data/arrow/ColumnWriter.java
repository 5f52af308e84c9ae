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

	/**
	 * Take values back.
	 * @param count how many stay at most
	 * @return how many values stay in each column that is part of this
	 */
	final int truncate(int count) {
		if (count < this.count) {
			for (int i = count; i < this.count && this.nulls > 0; i++) {
				if (!this.validity.bitAt(i)) {
					this.nulls--;
				}
			}
			this.count = count;
			this.validity.truncate((this.nulls > 0) ? count : 0);
		}
		return truncateValues(this.count);
	}

	/**
	 * Take values back, of which some may not have been counted.
	 * @param count how many stay
	 * @return how many values stay in each column that is part of this
	 */
	abstract int truncateValues(int count);

	final void clear() {
		this.count = 0;
		this.nulls = 0;
		buffers(Bytes::clear);
	}

}

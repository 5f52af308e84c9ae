package ai.eyepop.data.arrow;

/**
 * Keeps what values take of the heap in proportion to the bytes that came for them: lists
 * and texts that are compressed could become more than there is.
 */
final class HeapGuard {

	/**
	 * About what an item of a list takes, with its place in the list.
	 */
	static final int ITEM = 128;

	/**
	 * About what a number in a list takes.
	 */
	static final int NUMBER = 24;

	private static final int TEXT = 64;

	private static final long ALWAYS = 8 << 20;

	private static final long PER_BYTE = 128;

	private long allowed = ALWAYS;

	private long left = ALWAYS;

	/**
	 * Allow for more bytes that came.
	 * @param bytes how many, as they came
	 */
	void add(long bytes) {
		long more = Math.min(bytes, Integer.MAX_VALUE) * PER_BYTE;
		this.allowed += more;
		this.left += more;
	}

	/**
	 * Begin again, with what may be forgotten when the next is read.
	 */
	void reset() {
		this.left = this.allowed;
	}

	/**
	 * Take a part of what is allowed.
	 * @param count how many values
	 * @param size what each takes, in bytes
	 * @return whether that is allowed
	 */
	boolean take(int count, int size) {
		this.left -= (long) count * size;
		return this.left >= 0;
	}

	boolean takeText(int length) {
		// of 16 bits at most
		this.left -= TEXT + 2L * length;
		return this.left >= 0;
	}

}

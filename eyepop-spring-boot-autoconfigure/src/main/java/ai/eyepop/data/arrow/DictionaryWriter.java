package ai.eyepop.data.arrow;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of a dictionary, as they come.
 */
final class DictionaryWriter {

	private static final int MAX_BITS = 17;

	private final int capacity;

	private final Map<String, Integer> indexes = new HashMap<>();

	private final TextWriter added = new TextWriter();

	private final int large;

	private boolean written;

	private int size;

	/**
	 * Create a dictionary.
	 * @param bits size of an index in bits, of which one is for the sign
	 */
	DictionaryWriter(int bits) {
		this.capacity = 1 << Math.min(bits - 1, Integer.SIZE - 2);
		this.large = Math.min(this.capacity, 1 << MAX_BITS) / 2;
	}

	int index(String value) {
		Integer index = this.indexes.get(value);
		return (index != null) ? index : add(value);
	}

	private int add(String value) {
		int index = this.size;
		if (index == this.capacity) {
			throw new Unwritable("there are more than %d different values like '%s'".formatted(this.capacity, value));
		}
		this.indexes.put(value, index);
		this.size++;
		this.added.addOrNull(value);
		return index;
	}

	/**
	 * Return the values since the last time.
	 * @return the values
	 */
	TextWriter added() {
		return this.added;
	}

	/**
	 * Return whether the values come after others.
	 * @return whether values have been written
	 */
	boolean isDelta() {
		return this.written;
	}

	/**
	 * Return whether there is something to write: the first time even if it is nothing.
	 * @return whether it should be written
	 */
	boolean isChanged() {
		return !this.written || this.added.count() > 0;
	}

	void written() {
		this.written = true;
		this.added.clear();
	}

	/**
	 * Return whether it is large enough to begin a new one.
	 * @return whether it is large
	 */
	boolean isLarge() {
		return this.size >= this.large;
	}

	/**
	 * Begin a new one, which replaces this.
	 */
	void replace() {
		this.indexes.clear();
		this.size = 0;
		this.added.clear();
		this.written = false;
	}

}

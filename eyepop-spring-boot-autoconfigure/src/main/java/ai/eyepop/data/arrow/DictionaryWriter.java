package ai.eyepop.data.arrow;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of a dictionary, as they come.
 */
final class DictionaryWriter {

	/**
	 * About what a value takes beside its characters.
	 */
	private static final int ENTRY_SIZE = 96;

	private final int capacity;

	private Map<String, Integer> indexes = new HashMap<>();

	private TextWriter added = new TextWriter();

	private Footprint footprint = new Footprint();

	private long bytes;

	private boolean written;

	private int size;

	/**
	 * Create a dictionary.
	 * @param bits size of an index in bits, of which one is for the sign
	 */
	DictionaryWriter(int bits) {
		this.capacity = 1 << Math.min(bits - 1, Integer.SIZE - 2);
	}

	/**
	 * Tell of the memory from now on.
	 * @param footprint takes how much it becomes
	 */
	void tell(Footprint footprint) {
		this.footprint = footprint;
	}

	int index(String value) {
		Integer index = this.indexes.get(value);
		return (index != null) ? index : add(value);
	}

	private int add(String value) {
		int index = this.size;
		if (index == this.capacity) {
			throw new FullDictionary(this, this.capacity, value);
		}
		long bytes = ENTRY_SIZE + 2L * value.length();
		this.bytes += bytes;
		this.footprint.add(bytes);
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
	 * Begin a new one, which replaces this.
	 */
	void replace() {
		this.indexes = new HashMap<>();
		this.footprint.add(-this.bytes);
		this.bytes = 0;
		this.size = 0;
		this.added = new TextWriter();
		this.written = false;
	}

}

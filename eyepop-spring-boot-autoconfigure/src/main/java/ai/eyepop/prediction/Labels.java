package ai.eyepop.prediction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Texts that return again and again, as the labels of classes do: each is made once. A
 * table of a fixed size; what does not fit in pushes out what was there. Thread-safe: a
 * race loses a label, which is made again then.
 */
final class Labels {

	/** Bytes of the longest text that is shared. */
	static final int MAX_LENGTH = 64;

	private final @Nullable Label[] table;

	/**
	 * Create a table.
	 * @param size how many labels it holds at most, a power of two
	 */
	Labels(int size) {
		this.table = new @Nullable Label[size];
	}

	/**
	 * Return a text.
	 * @param bytes holds the text in UTF-8
	 * @param from where it begins
	 * @param to where it ends
	 * @param hash hash of its bytes
	 * @return the text, the same object as before if it is known
	 */
	String text(byte[] bytes, int from, int to, int hash) {
		if (to - from > MAX_LENGTH) {
			return decode(bytes, from, to);
		}
		int slot = (hash ^ (hash >>> 9) ^ (hash >>> 18)) & (this.table.length - 1);
		Label first = this.table[slot];
		if (first != null && first.is(bytes, from, to)) {
			return first.text;
		}
		Label second = this.table[slot ^ 1];
		if (second != null && second.is(bytes, from, to)) {
			return second.text;
		}
		Label label = new Label(Arrays.copyOfRange(bytes, from, to), decode(bytes, from, to));
		this.table[slot ^ 1] = first;
		this.table[slot] = label;
		return label.text;
	}

	/**
	 * Decode a text.
	 * @param bytes holds the text in UTF-8
	 * @param from where it begins
	 * @param to where it ends
	 * @return the text
	 * @throws UnusualJsonException if it may be no UTF-8
	 */
	static String decode(byte[] bytes, int from, int to) {
		String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
		if (text.indexOf('\uFFFD') >= 0) {
			throw UnusualJsonException.INSTANCE;
		}
		return text;
	}

	/** Final fields: whoever sees a label sees all of it. */
	private static final class Label {

		private final byte[] bytes;

		private final String text;

		private Label(byte[] bytes, String text) {
			this.bytes = bytes;
			this.text = text;
		}

		private boolean is(byte[] source, int from, int to) {
			return Arrays.equals(source, from, to, this.bytes, 0, this.bytes.length);
		}

	}

}

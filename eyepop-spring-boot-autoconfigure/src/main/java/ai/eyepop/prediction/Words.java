package ai.eyepop.prediction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Texts looked at eight bytes at a time, the first of them lowest.
 */
final class Words {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long EVERY_BYTE = 0x0101010101010101L;

	private static final long HIGH_BITS = EVERY_BYTE << (Byte.SIZE - 1);

	private static final long QUOTES = '"' * EVERY_BYTE;

	private static final long BACKSLASHES = '\\' * EVERY_BYTE;

	private static final long SPACES = ' ' * EVERY_BYTE;

	private static final long FACTOR = 0x9E3779B97F4A7C15L;

	private Words() {
	}

	/**
	 * Return a word of a text.
	 * @param bytes holds the text
	 * @param at where the word begins
	 * @param end where the text ends
	 * @return the word, with zeros behind the end
	 */
	static long get(byte[] bytes, int at, int end) {
		if (at <= end - Long.BYTES) {
			return (long) LONGS.get(bytes, at);
		}
		long word = 0;
		for (int i = end - 1; i >= at; i--) {
			word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
		}
		return word;
	}

	/**
	 * Return where plain text ends.
	 * @param word the word
	 * @return how many bytes are before the first quote, backslash or control character
	 */
	static int plainLength(long word) {
		long quotes = word ^ QUOTES;
		long backslashes = word ^ BACKSLASHES;
		// the lowest bit that is set is that of the first such byte
		long found = ((quotes - EVERY_BYTE) & ~quotes) | ((backslashes - EVERY_BYTE) & ~backslashes)
				| ((word - SPACES) & ~word);
		return Long.numberOfTrailingZeros(found & HIGH_BITS) / Byte.SIZE;
	}

	/**
	 * Return the hash of a text that goes on.
	 * @param hash the hash up to here, 0 at first
	 * @param word the next word, with zeros behind the end of the text
	 * @return the hash of both: of up to eight bytes the bytes themselves
	 */
	static long hash(long hash, long word) {
		return (word != 0) ? (hash * FACTOR) ^ word : hash;
	}

	/**
	 * Return the hash of a text.
	 * @param text the text
	 * @return its hash
	 */
	static long hash(byte[] text) {
		long hash = 0;
		for (int i = 0; i < text.length; i += Long.BYTES) {
			hash = hash(hash, get(text, i, text.length));
		}
		return hash;
	}

	/**
	 * Return where a text is in a table.
	 * @param hash its hash
	 * @param size size of the table, a power of two
	 * @return the place
	 */
	static int slot(long hash, int size) {
		return (int) ((hash * FACTOR) >>> (Long.SIZE - Short.SIZE)) & (size - 1);
	}

}

package ai.eyepop.prediction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Names of the members that a type has, found by their bytes, so that no text is made of
 * them.
 */
final class MemberNames {

	/** Name of every member that the type does not have. */
	static final String OTHER = "";

	private final @Nullable String[] names;

	private final byte[][] bytes;

	private final long[] hashes;

	/**
	 * Create the names.
	 * @param names the names, each of ASCII
	 */
	MemberNames(String... names) {
		int size = Integer.highestOneBit(names.length) * 4;
		this.names = new @Nullable String[size];
		this.bytes = new byte[size][];
		this.hashes = new long[size];
		for (String name : names) {
			byte[] key = name.getBytes(StandardCharsets.US_ASCII);
			int slot = Words.slot(Words.hash(key), size);
			while (this.names[slot] != null) {
				slot = (slot + 1) & (size - 1);
			}
			this.names[slot] = name;
			this.bytes[slot] = key;
			this.hashes[slot] = Words.hash(key);
		}
	}

	/**
	 * Find a name.
	 * @param source holds the name
	 * @param from where it begins
	 * @param to where it ends
	 * @param hash its hash, as {@link Words} tells it
	 * @return the name, or {@link #OTHER}
	 */
	String find(byte[] source, int from, int to, long hash) {
		int size = this.names.length;
		int slot = Words.slot(hash, size);
		for (String name = this.names[slot]; name != null; name = this.names[slot]) {
			byte[] key = this.bytes[slot];
			// a hash of up to eight bytes is the bytes themselves, none of which is zero
			if (this.hashes[slot] == hash && key.length == to - from
					&& (key.length <= Long.BYTES || Arrays.equals(source, from, to, key, 0, key.length))) {
				return name;
			}
			slot = (slot + 1) & (size - 1);
		}
		return OTHER;
	}

}

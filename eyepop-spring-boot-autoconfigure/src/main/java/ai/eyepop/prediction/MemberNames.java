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

	private static final int FACTOR = 31;

	private final @Nullable String[] names;

	private final byte[][] bytes;

	/**
	 * Create the names.
	 * @param names the names, each of ASCII
	 */
	MemberNames(String... names) {
		int size = Integer.highestOneBit(names.length) * 4;
		this.names = new @Nullable String[size];
		this.bytes = new byte[size][];
		for (String name : names) {
			byte[] key = name.getBytes(StandardCharsets.US_ASCII);
			int slot = slot(hash(key));
			while (this.names[slot] != null) {
				slot = (slot + 1) & (size - 1);
			}
			this.names[slot] = name;
			this.bytes[slot] = key;
		}
	}

	/**
	 * Return the hash of a name that goes on.
	 * @param hash the hash up to here, 0 at first
	 * @param next the next byte
	 * @return the hash of both
	 */
	static int hash(int hash, byte next) {
		return FACTOR * hash + next;
	}

	private static int hash(byte[] name) {
		int hash = 0;
		for (byte next : name) {
			hash = hash(hash, next);
		}
		return hash;
	}

	private int slot(int hash) {
		return (hash ^ (hash >>> 7)) & (this.names.length - 1);
	}

	/**
	 * Find a name.
	 * @param source holds the name
	 * @param from where it begins
	 * @param to where it ends
	 * @param hash its hash
	 * @return the name, or {@link #OTHER}
	 */
	String find(byte[] source, int from, int to, int hash) {
		int slot = slot(hash);
		for (String name = this.names[slot]; name != null; name = this.names[slot]) {
			byte[] key = this.bytes[slot];
			if (Arrays.equals(source, from, to, key, 0, key.length)) {
				return name;
			}
			slot = (slot + 1) & (this.names.length - 1);
		}
		return OTHER;
	}

}

package ai.eyepop.emulator.service.data;

import java.util.Arrays;

/**
 * Index of rows by uuid, in the order in which they came. It has about 25 bytes for each
 * on the heap: uuids are known by a hash of 64 bits.
 */
final class RowIndex {

	static final long NONE = -1;

	private static final int MIN_SIZE = 16;

	private long[] hashes = new long[MIN_SIZE];

	private long[] positions = new long[MIN_SIZE];

	private byte[] flags = new byte[MIN_SIZE];

	/** Slots by hash, with 1 added; at most half of it is used. */
	private int[] table = new int[4 * MIN_SIZE];

	private int slots;

	private int size;

	RowIndex() {
	}

	private RowIndex(RowIndex other) {
		this.hashes = Arrays.copyOf(other.hashes, Math.max(MIN_SIZE, other.slots));
		this.positions = Arrays.copyOf(other.positions, Math.max(MIN_SIZE, other.slots));
		this.flags = Arrays.copyOf(other.flags, Math.max(MIN_SIZE, other.slots));
		this.table = other.table.clone();
		this.slots = other.slots;
		this.size = other.size;
	}

	RowIndex copy() {
		return new RowIndex(this);
	}

	/**
	 * Return the number of rows.
	 * @return the number, without those that were removed
	 */
	int size() {
		return this.size;
	}

	/**
	 * Return the number of places that rows have had.
	 * @return the number, with those that were removed
	 */
	int slots() {
		return this.slots;
	}

	long hash(int slot) {
		return this.hashes[slot];
	}

	/**
	 * Return where a row is.
	 * @param slot its place
	 * @return the position, {@link #NONE} if it was removed
	 */
	long position(int slot) {
		return this.positions[slot];
	}

	byte flags(int slot) {
		return this.flags[slot];
	}

	/**
	 * Find a row.
	 * @param hash the hash of its uuid
	 * @return its position or {@link #NONE}
	 */
	long find(long hash) {
		int slot = this.table[at(hash)] - 1;
		return (slot >= 0) ? this.positions[slot] : NONE;
	}

	/**
	 * Add a row in place of the one with the same uuid.
	 * @param hash the hash of its uuid
	 * @param position where it is
	 * @param flags what is to be known of it
	 */
	void put(long hash, long position, byte flags) {
		int at = at(hash);
		int slot = this.table[at] - 1;
		if (slot < 0) {
			slot = this.slots++;
			if (slot == this.hashes.length) {
				int length = slot + (slot >> 1);
				this.hashes = Arrays.copyOf(this.hashes, length);
				this.positions = Arrays.copyOf(this.positions, length);
				this.flags = Arrays.copyOf(this.flags, length);
			}
			this.hashes[slot] = hash;
			this.positions[slot] = NONE;
			this.table[at] = slot + 1;
			if (2 * this.slots > this.table.length) {
				grow();
			}
		}
		if (this.positions[slot] == NONE) {
			this.size++;
		}
		this.positions[slot] = position;
		this.flags[slot] = flags;
	}

	boolean remove(long hash) {
		int slot = this.table[at(hash)] - 1;
		if (slot < 0 || this.positions[slot] == NONE) {
			return false;
		}
		this.positions[slot] = NONE;
		this.flags[slot] = 0;
		this.size--;
		return true;
	}

	private int at(long hash) {
		int mask = this.table.length - 1;
		int at = (int) hash & mask;
		while (this.table[at] != 0 && this.hashes[this.table[at] - 1] != hash) {
			at = (at + 1) & mask;
		}
		return at;
	}

	private void grow() {
		this.table = new int[2 * this.table.length];
		for (int slot = 0; slot < this.slots; slot++) {
			this.table[at(this.hashes[slot])] = slot + 1;
		}
	}

	static long hashOf(String uuid) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < uuid.length(); i++) {
			hash = (hash ^ uuid.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
		hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
		return hash ^ (hash >>> 31);
	}

}

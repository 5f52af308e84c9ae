package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A buffer that grows, of numbers as Arrow has them: little-endian.
 */
final class Bytes {

	private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final byte[] PADDING = new byte[Long.BYTES];

	private static final int INITIAL_CAPACITY = 64;

	private byte[] data = new byte[INITIAL_CAPACITY];

	private Footprint footprint = new Footprint();

	private int size;

	/**
	 * Tell of the memory from now on.
	 * @param footprint takes how much it becomes
	 */
	void tell(Footprint footprint) {
		this.footprint = footprint;
		footprint.add(this.data.length);
	}

	private void ensure(int more) {
		int needed = Math.addExact(this.size, more);
		if (needed > this.data.length) {
			grow(needed);
		}
	}

	private void grow(int needed) {
		int capacity = (int) Math.min(Integer.MAX_VALUE - Long.BYTES, Math.max(needed, 2L * this.data.length));
		this.footprint.add(capacity - this.data.length);
		this.data = Arrays.copyOf(this.data, capacity);
	}

	void addByte(int value) {
		ensure(1);
		this.data[this.size++] = (byte) value;
	}

	void addShort(int value) {
		ensure(Short.BYTES);
		SHORT.set(this.data, this.size, (short) value);
		this.size += Short.BYTES;
	}

	void addInt(int value) {
		ensure(Integer.BYTES);
		INT.set(this.data, this.size, value);
		this.size += Integer.BYTES;
	}

	void addLong(long value) {
		ensure(Long.BYTES);
		LONG.set(this.data, this.size, value);
		this.size += Long.BYTES;
	}

	void add(byte[] bytes) {
		ensure(bytes.length);
		System.arraycopy(bytes, 0, this.data, this.size, bytes.length);
		this.size += bytes.length;
	}

	/**
	 * Set a bit, of which those in front are there.
	 * @param index number of the bit
	 * @param value the bit
	 */
	void bit(int index, boolean value) {
		int position = index >> 3;
		if (position == this.size) {
			addByte(0);
		}
		if (value) {
			this.data[position] |= (byte) (1 << (index & 7));
		}
	}

	int size() {
		return this.size;
	}

	/**
	 * Return the size in a message, where it is a multiple of 8.
	 * @return size in bytes
	 */
	long paddedSize() {
		return (this.size + 7L) & -Long.BYTES;
	}

	void writeTo(OutputStream output) throws IOException {
		output.write(this.data, 0, this.size);
		output.write(PADDING, 0, (int) (paddedSize() - this.size));
	}

	/**
	 * Return a number.
	 * @param index its index among numbers of 32 bits
	 * @return the number
	 */
	int intAt(int index) {
		return (int) INT.get(this.data, index * Integer.BYTES);
	}

	/**
	 * Return whether a bit is set.
	 * @param index number of the bit
	 * @return the bit
	 */
	boolean bitAt(int index) {
		return (this.data[index >> 3] >> (index & 7) & 1) != 0;
	}

	/**
	 * Take bytes back, and bits.
	 * @param bits how many bits stay at most
	 */
	void truncate(long bits) {
		int bytes = (int) ((bits + Byte.SIZE - 1) / Byte.SIZE);
		if (bytes <= this.size) {
			this.size = bytes;
			int rest = (int) (bits % Byte.SIZE);
			if (rest > 0) {
				this.data[bytes - 1] &= (byte) ((1 << rest) - 1);
			}
		}
	}

	void clear() {
		this.size = 0;
	}

	/**
	 * Give the memory back, and what is in it.
	 */
	void release() {
		clear();
		this.footprint.add(INITIAL_CAPACITY - this.data.length);
		this.data = new byte[INITIAL_CAPACITY];
	}

}

package ai.eyepop.emulator.media;

import java.io.IOException;
import java.util.Arrays;

/**
 * Bytes that have come and are not used yet.
 */
final class ByteQueue {

	private static final int MAX_LENGTH = 64 * 1024 * 1024;

	private byte[] bytes = new byte[8192];

	private int start;

	private int end;

	void add(byte[] piece) {
		if (this.end + piece.length > this.bytes.length) {
			int length = length();
			byte[] target = (length + piece.length > this.bytes.length)
					? new byte[Math.max(2 * this.bytes.length, length + piece.length)] : this.bytes;
			System.arraycopy(this.bytes, this.start, target, 0, length);
			this.bytes = target;
			this.start = 0;
			this.end = length;
		}
		System.arraycopy(piece, 0, this.bytes, this.end, piece.length);
		this.end += piece.length;
	}

	int length() {
		return this.end - this.start;
	}

	/**
	 * Return a byte.
	 * @param index how far from the first
	 * @return the byte, 0 to 255
	 */
	int at(int index) {
		return this.bytes[this.start + index] & 0xFF;
	}

	int bigEndian(int index) {
		return at(index) << 8 | at(index + 1);
	}

	int littleEndian(int index) {
		return at(index + 1) << 8 | at(index);
	}

	byte[] peek(int from, int to) {
		return Arrays.copyOfRange(this.bytes, this.start + from, this.start + to);
	}

	byte[] take(int count) {
		byte[] taken = peek(0, count);
		skip(count);
		return taken;
	}

	void skip(int count) {
		this.start += count;
	}

	void checkLength() throws IOException {
		if (length() > MAX_LENGTH) {
			throw new IOException("A frame has more than %d MB".formatted(MAX_LENGTH >> 20));
		}
	}

}

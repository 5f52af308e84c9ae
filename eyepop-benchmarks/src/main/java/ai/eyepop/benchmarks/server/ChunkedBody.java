package ai.eyepop.benchmarks.server;

import java.nio.ByteBuffer;

/**
 * A body in chunks, of which only the end is looked for.
 */
final class ChunkedBody {

	private static final int LINE_END = 2;

	/** Bytes of the chunk that are still to come, with the line end behind them. */
	private long left;

	private long size;

	private boolean sizeRead;

	private boolean last;

	/**
	 * Skip what belongs to the body.
	 * @param bytes what arrived
	 * @return whether the body has ended
	 */
	boolean skip(ByteBuffer bytes) {
		while (bytes.hasRemaining()) {
			if (this.left == 0) {
				readSize(bytes.get());
				continue;
			}
			int length = (int) Math.min(this.left, bytes.remaining());
			bytes.position(bytes.position() + length);
			this.left -= length;
			if (this.left == 0 && this.last) {
				this.last = false;
				return true;
			}
		}
		return false;
	}

	private void readSize(byte next) {
		int digit = Character.digit(next, 16);
		if (digit >= 0 && !this.sizeRead) {
			this.size = this.size * 16 + digit;
		}
		else if (next != '\n') {
			this.sizeRead = true;
		}
		else {
			this.last = this.size == 0;
			this.left = this.size + LINE_END;
			this.size = 0;
			this.sizeRead = false;
		}
	}

}

package ai.eyepop.data.arrow;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects bytes into pieces that are fit to be sent.
 */
final class Chunks extends OutputStream {

	private static final int SIZE = 64 * 1024;

	private List<byte[]> full = new ArrayList<>();

	private byte[] chunk = new byte[SIZE];

	private int size;

	@Override
	public void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		int index = offset;
		int left = length;
		while (left > 0) {
			int count = Math.min(left, SIZE - this.size);
			System.arraycopy(bytes, index, this.chunk, this.size, count);
			this.size += count;
			index += count;
			left -= count;
			if (this.size == SIZE) {
				this.full.add(this.chunk);
				this.chunk = new byte[SIZE];
				this.size = 0;
			}
		}
	}

	/**
	 * Take what is there, in full pieces.
	 * @return the pieces
	 */
	List<byte[]> take() {
		if (this.full.isEmpty()) {
			return List.of();
		}
		List<byte[]> taken = this.full;
		this.full = new ArrayList<>();
		return taken;
	}

	List<byte[]> takeAll() {
		List<byte[]> taken = new ArrayList<>(take());
		taken.add(Arrays.copyOf(this.chunk, this.size));
		this.size = 0;
		return taken;
	}

}

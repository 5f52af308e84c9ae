package ai.eyepop.emulator.media;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Splitter of JPEGs that follow one another. What stands between them is skipped, as the
 * headers of {@code multipart/x-mixed-replace} are.
 */
final class JpegSplitter implements FrameSplitter {

	private final ByteQueue queue = new ByteQueue();

	private int position;

	private boolean inScan;

	private long frames;

	private boolean finished;

	@Override
	public void offer(byte[] piece) {
		this.queue.add(piece);
	}

	@Override
	public void finish() {
		this.finished = true;
	}

	@Override
	public @Nullable Frame next() throws IOException {
		if (this.position == 0 && !findStart()) {
			return null;
		}
		while (this.position + 4 <= this.queue.length() || atEnd()) {
			if (this.inScan) {
				scan();
				continue;
			}
			if (this.queue.at(this.position) != 0xFF) {
				throw new IOException("A JPEG is damaged");
			}
			int marker = this.queue.at(this.position + 1);
			if (marker == 0xD9) {
				return frame();
			}
			if (marker == 0xFF) {
				this.position++;
				continue;
			}
			int length = this.queue.bigEndian(this.position + 2);
			if (this.position + 2 + length > this.queue.length()) {
				break;
			}
			this.position += 2 + length;
			this.inScan = marker == 0xDA;
		}
		this.queue.checkLength();
		if (this.finished && this.position > 0) {
			throw new IOException("The last JPEG ends too early");
		}
		return null;
	}

	private boolean atEnd() {
		return !this.inScan && this.position + 2 <= this.queue.length() && this.queue.at(this.position) == 0xFF
				&& this.queue.at(this.position + 1) == 0xD9;
	}

	private void scan() {
		int last = this.queue.length() - 2;
		while (this.position <= last) {
			int next = this.queue.at(this.position + 1);
			if (this.queue.at(this.position) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7) && next != 0xFF) {
				this.inScan = false;
				return;
			}
			this.position++;
		}
	}

	private boolean findStart() {
		while (this.queue.length() >= 3) {
			if (this.queue.at(0) == 0xFF && this.queue.at(1) == 0xD8 && this.queue.at(2) == 0xFF) {
				this.position = 2;
				return true;
			}
			this.queue.skip(1);
		}
		return false;
	}

	private Frame frame() {
		byte[] jpeg = this.queue.take(this.position + 2);
		this.position = 0;
		return Frame.usual(this.frames++, jpeg);
	}

}

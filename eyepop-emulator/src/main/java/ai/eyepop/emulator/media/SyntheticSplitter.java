package ai.eyepop.emulator.media;

import org.jspecify.annotations.Nullable;

/**
 * Splitter of containers that are not decoded: one frame for each so many bytes, the last
 * one for what is left.
 */
final class SyntheticSplitter implements FrameSplitter {

	private final int bytesPerFrame;

	private long bytes;

	private long frames;

	private boolean finished;

	SyntheticSplitter(int bytesPerFrame) {
		this.bytesPerFrame = bytesPerFrame;
	}

	@Override
	public void offer(byte[] piece) {
		this.bytes += piece.length;
	}

	@Override
	public void finish() {
		this.finished = true;
	}

	@Override
	public @Nullable Frame next() {
		long available = this.bytes / this.bytesPerFrame;
		if (this.finished && this.bytes % this.bytesPerFrame > 0) {
			available++;
		}
		return (this.frames < available) ? Frame.usual(this.frames++, null) : null;
	}

}

package ai.eyepop.emulator.service;

import ai.eyepop.emulator.media.Frame;

/**
 * Choice of the frames that are looked at: the first one, and then each that is due.
 */
final class FrameRate {

	private final long interval;

	private long due;

	FrameRate(double framesPerSecond) {
		this.interval = (framesPerSecond > 0) ? Math.round(1e9 / framesPerSecond) : 0;
	}

	boolean takes(Frame frame) {
		if (frame.timestamp() < this.due) {
			return false;
		}
		while (this.interval > 0 && this.due <= frame.timestamp()) {
			this.due += this.interval;
		}
		return true;
	}

}

package ai.eyepop.emulator.media;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Splitter of a video into frames. Its methods are called by one thread after the other,
 * never by two at once.
 */
interface FrameSplitter {

	/**
	 * Take the next bytes, after {@link #next} has returned {@code null}.
	 * @param piece the bytes
	 */
	void offer(byte[] piece);

	/**
	 * Take note that there are no more bytes.
	 */
	void finish();

	/**
	 * Return the next frame.
	 * @return the frame, {@code null} if more bytes are needed or all frames were
	 * returned
	 * @throws IOException if the video is damaged
	 */
	@Nullable Frame next() throws IOException;

}

package ai.eyepop.emulator.media;

import java.awt.image.BufferedImage;

import org.jspecify.annotations.Nullable;

/**
 * Frame of a video.
 *
 * @param index the number of the frame, from 0
 * @param timestamp when it begins, in nanoseconds since the start of the video
 * @param duration how long it is shown, in nanoseconds
 * @param jpeg the encoded image if it is a JPEG, else {@code null}
 * @param image the decoded image if it is part of an animation, else {@code null}
 */
public record Frame(long index, long timestamp, long duration, byte @Nullable [] jpeg, @Nullable BufferedImage image) {

	/**
	 * The duration of frames whose container does not tell it: 25 frames a second.
	 */
	static final long USUAL_DURATION = 40_000_000;

	static Frame usual(long index, byte @Nullable [] jpeg) {
		return new Frame(index, index * USUAL_DURATION, USUAL_DURATION, jpeg, null);
	}

}

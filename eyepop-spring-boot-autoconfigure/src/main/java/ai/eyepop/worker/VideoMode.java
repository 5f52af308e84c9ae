package ai.eyepop.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a video is taken in. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record VideoMode(@JsonValue String value) {

	/**
	 * Frames are looked at while they arrive.
	 */
	public static final VideoMode STREAM = new VideoMode("stream");

	/**
	 * The whole video is taken in first.
	 */
	public static final VideoMode BUFFER = new VideoMode("buffer");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static VideoMode of(String value) {
		return new VideoMode(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

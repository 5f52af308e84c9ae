package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Form in which the media of an asset is handed out. The service may add values: any text
 * is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record TranscodeMode(@JsonValue String value) {

	/**
	 * As it was uploaded.
	 */
	public static final TranscodeMode ORIGINAL = new TranscodeMode("original");

	/**
	 * As the service keeps it.
	 */
	public static final TranscodeMode NORMALIZED = new TranscodeMode("normalized");

	/**
	 * A video of the original size.
	 */
	public static final TranscodeMode VIDEO_ORIGINAL_SIZE = new TranscodeMode("video_original_size");

	/**
	 * An image of the original size.
	 */
	public static final TranscodeMode IMAGE_ORIGINAL_SIZE = new TranscodeMode("image_original_size");

	/**
	 * An image that fits into 1024 pixels.
	 */
	public static final TranscodeMode IMAGE_FIT_1024 = new TranscodeMode("image_fit_1024");

	/**
	 * An image that fits into 640 pixels.
	 */
	public static final TranscodeMode IMAGE_FIT_640 = new TranscodeMode("image_fit_640");

	/**
	 * An image that fits into 224 pixels.
	 */
	public static final TranscodeMode IMAGE_FIT_224 = new TranscodeMode("image_fit_224");

	/**
	 * An image that covers 1024 pixels.
	 */
	public static final TranscodeMode IMAGE_COVER_1024 = new TranscodeMode("image_cover_1024");

	/**
	 * An image that covers 640 pixels.
	 */
	public static final TranscodeMode IMAGE_COVER_640 = new TranscodeMode("image_cover_640");

	/**
	 * An image that covers 224 pixels.
	 */
	public static final TranscodeMode IMAGE_COVER_224 = new TranscodeMode("image_cover_224");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static TranscodeMode of(String value) {
		return new TranscodeMode(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

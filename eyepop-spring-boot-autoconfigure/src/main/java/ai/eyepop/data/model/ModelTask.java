package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a model finds. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ModelTask(@JsonValue String value) {

	/**
	 * Objects with their boxes.
	 */
	public static final ModelTask OBJECT_DETECTION = new ModelTask("object_detection");

	/**
	 * Classes of the whole image.
	 */
	public static final ModelTask IMAGE_CLASSIFICATION = new ModelTask("image_classification");

	/**
	 * Key points.
	 */
	public static final ModelTask KEYPOINT_DETECTION = new ModelTask("keypoint_detection");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ModelTask of(String value) {
		return new ModelTask(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

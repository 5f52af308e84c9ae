package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What an auto-annotation looks for. The service may add values: any text is accepted,
 * and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record AutoAnnotateTask(@JsonValue String value) {

	/**
	 * Objects with their boxes.
	 */
	public static final AutoAnnotateTask OBJECT_DETECTION = new AutoAnnotateTask("object_detection");

	/**
	 * Classes of the whole image.
	 */
	public static final AutoAnnotateTask IMAGE_CLASSIFICATION = new AutoAnnotateTask("image_classification");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static AutoAnnotateTask of(String value) {
		return new AutoAnnotateTask(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

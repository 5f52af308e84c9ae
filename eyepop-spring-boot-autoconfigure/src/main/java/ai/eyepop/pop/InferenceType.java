package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What an inference component infers. The service may add values: any text is accepted,
 * and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record InferenceType(@JsonValue String value) {

	/**
	 * Classes of the whole image.
	 */
	public static final InferenceType IMAGE_CLASSIFICATION = new InferenceType("image_classification");

	/**
	 * Objects with boxes.
	 */
	public static final InferenceType OBJECT_DETECTION = new InferenceType("object_detection");

	/**
	 * Key points.
	 */
	public static final InferenceType KEY_POINTS = new InferenceType("key_points");

	/**
	 * Texts.
	 */
	public static final InferenceType OCR = new InferenceType("ocr");

	/**
	 * Meshes.
	 */
	public static final InferenceType MESH = new InferenceType("mesh");

	/**
	 * Feature vectors.
	 */
	public static final InferenceType FEATURE_VECTOR = new InferenceType("feature_vector");

	/**
	 * Segments by class.
	 */
	public static final InferenceType SEMANTIC_SEGMENTATION = new InferenceType("semantic_segmentation");

	/**
	 * Segments by object.
	 */
	public static final InferenceType SEGMENTATION = new InferenceType("segmentation");

	/**
	 * The output of the model as it is.
	 */
	public static final InferenceType RAW = new InferenceType("raw");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static InferenceType of(String value) {
		return new InferenceType(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of a model. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ModelType(@JsonValue String value) {

	/**
	 * EyePop's object detector.
	 */
	public static final ModelType EPDET_B1_1 = new ModelType("epdet_b1_1");

	/**
	 * Made elsewhere.
	 */
	public static final ModelType IMPORTED = new ModelType("imported");

	/**
	 * A visual language model.
	 */
	public static final ModelType VLM_ABILITY = new ModelType("vlm_ability");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ModelType of(String value) {
		return new ModelType(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

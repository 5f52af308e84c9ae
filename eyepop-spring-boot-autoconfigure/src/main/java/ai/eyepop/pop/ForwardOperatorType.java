package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How results are forwarded. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ForwardOperatorType(@JsonValue String value) {

	/**
	 * The whole input.
	 */
	public static final ForwardOperatorType FULL = new ForwardOperatorType("full");

	/**
	 * The part of the input that each object covers.
	 */
	public static final ForwardOperatorType CROP = new ForwardOperatorType("crop");

	/**
	 * The part that each object covers, and the whole input where there is no object.
	 */
	public static final ForwardOperatorType CROP_WITH_FULL_FALLBACK = new ForwardOperatorType(
			"crop_with_full_fallback");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ForwardOperatorType of(String value) {
		return new ForwardOperatorType(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

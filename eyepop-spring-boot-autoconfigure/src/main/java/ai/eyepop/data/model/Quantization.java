package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Value of the variant key {@code quantization}. The service may add values: any text is
 * accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record Quantization(@JsonValue String value) {

	/**
	 * 8 bit with a sign.
	 */
	public static final Quantization INT8 = new Quantization("int8");

	/**
	 * 8 bit without a sign.
	 */
	public static final Quantization UINT8 = new Quantization("uint8");

	/**
	 * 16 bit floating point.
	 */
	public static final Quantization FP16 = new Quantization("fp16");

	/**
	 * 32 bit floating point.
	 */
	public static final Quantization FP32 = new Quantization("fp32");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static Quantization of(String value) {
		return new Quantization(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

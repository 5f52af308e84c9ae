package ai.eyepop.data.inference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Result of an evaluation. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record EvaluationStatus(@JsonValue String value) {

	/**
	 * It was done.
	 */
	public static final EvaluationStatus SUCCESS = new EvaluationStatus("success");

	/**
	 * It could not be done.
	 */
	public static final EvaluationStatus FAILED = new EvaluationStatus("failed");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static EvaluationStatus of(String value) {
		return new EvaluationStatus(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

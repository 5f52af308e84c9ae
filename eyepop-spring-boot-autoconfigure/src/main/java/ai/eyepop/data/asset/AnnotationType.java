package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of an annotation. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record AnnotationType(@JsonValue String value) {

	/**
	 * What a person said is there.
	 */
	public static final AnnotationType GROUND_TRUTH = new AnnotationType("ground_truth");

	/**
	 * What a model or ability found.
	 */
	public static final AnnotationType PREDICTION = new AnnotationType("prediction");

	/**
	 * What an auto-annotation found.
	 */
	public static final AnnotationType AUTO = new AnnotationType("auto");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static AnnotationType of(String value) {
		return new AnnotationType(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

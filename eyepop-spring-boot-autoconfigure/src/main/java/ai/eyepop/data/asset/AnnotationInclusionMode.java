package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which annotations are listed. The service may add values: any text is accepted, and
 * kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record AnnotationInclusionMode(@JsonValue String value) {

	/**
	 * All.
	 */
	public static final AnnotationInclusionMode ALL = new AnnotationInclusionMode("all");

	/**
	 * Those that a person looked at.
	 */
	public static final AnnotationInclusionMode USER_REVIEWED = new AnnotationInclusionMode("user_reviewed");

	/**
	 * Those that a person approved.
	 */
	public static final AnnotationInclusionMode USER_APPROVED = new AnnotationInclusionMode("user_approved");

	/**
	 * Ground truths.
	 */
	public static final AnnotationInclusionMode GROUND_TRUTH = new AnnotationInclusionMode("ground_truth");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static AnnotationInclusionMode of(String value) {
		return new AnnotationInclusionMode(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

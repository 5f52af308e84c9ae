package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Judgement of a person about an annotation. The service may add values: any text is
 * accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record UserReview(@JsonValue String value) {

	/**
	 * Right.
	 */
	public static final UserReview APPROVED = new UserReview("approved");

	/**
	 * Wrong.
	 */
	public static final UserReview REJECTED = new UserReview("rejected");

	/**
	 * Not looked at.
	 */
	public static final UserReview UNKNOWN = new UserReview("unknown");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static UserReview of(String value) {
		return new UserReview(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

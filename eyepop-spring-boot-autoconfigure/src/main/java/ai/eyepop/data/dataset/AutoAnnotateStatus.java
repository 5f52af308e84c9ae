package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of an auto-annotation. The service may add values: any text is accepted, and
 * kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record AutoAnnotateStatus(@JsonValue String value) {

	/**
	 * Failed.
	 */
	public static final AutoAnnotateStatus ERROR = new AutoAnnotateStatus("error");

	/**
	 * Waits to be done.
	 */
	public static final AutoAnnotateStatus REQUESTED = new AutoAnnotateStatus("requested");

	/**
	 * Is being done.
	 */
	public static final AutoAnnotateStatus IN_PROGRESS = new AutoAnnotateStatus("in_progress");

	/**
	 * Done.
	 */
	public static final AutoAnnotateStatus COMPLETED = new AutoAnnotateStatus("completed");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static AutoAnnotateStatus of(String value) {
		return new AutoAnnotateStatus(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

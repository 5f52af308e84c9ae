package ai.eyepop.data.ability;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Media of a task. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record TaskMode(@JsonValue String value) {

	/**
	 * Images.
	 */
	public static final TaskMode IMAGE = new TaskMode("image");

	/**
	 * Videos.
	 */
	public static final TaskMode VIDEO = new TaskMode("video");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static TaskMode of(String value) {
		return new TaskMode(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

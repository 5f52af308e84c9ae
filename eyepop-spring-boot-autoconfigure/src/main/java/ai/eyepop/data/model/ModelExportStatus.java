package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of an export. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ModelExportStatus(@JsonValue String value) {

	/**
	 * Is being made.
	 */
	public static final ModelExportStatus IN_PROGRESS = new ModelExportStatus("in_progress");

	/**
	 * Made.
	 */
	public static final ModelExportStatus FINISHED = new ModelExportStatus("finished");

	/**
	 * Failed.
	 */
	public static final ModelExportStatus ERROR = new ModelExportStatus("error");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ModelExportStatus of(String value) {
		return new ModelExportStatus(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of a model. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ModelStatus(@JsonValue String value) {

	/**
	 * Training failed.
	 */
	public static final ModelStatus ERROR = new ModelStatus("error");

	/**
	 * Not trained.
	 */
	public static final ModelStatus DRAFT = new ModelStatus("draft");

	/**
	 * Waits to be trained.
	 */
	public static final ModelStatus REQUESTED = new ModelStatus("requested");

	/**
	 * Is being trained.
	 */
	public static final ModelStatus IN_PROGRESS = new ModelStatus("in_progress");

	/**
	 * Trained.
	 */
	public static final ModelStatus AVAILABLE = new ModelStatus("available");

	/**
	 * Trained, and can be used in Pops.
	 */
	public static final ModelStatus PUBLISHED = new ModelStatus("published");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ModelStatus of(String value) {
		return new ModelStatus(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

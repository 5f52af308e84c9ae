package ai.eyepop.data.ability;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of an ability. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record VlmAbilityStatus(@JsonValue String value) {

	/**
	 * Is being made.
	 */
	public static final VlmAbilityStatus IN_PROGRESS = new VlmAbilityStatus("in_progress");

	/**
	 * Made, and can be changed.
	 */
	public static final VlmAbilityStatus DRAFT = new VlmAbilityStatus("draft");

	/**
	 * Can be used in Pops.
	 */
	public static final VlmAbilityStatus PUBLISHED = new VlmAbilityStatus("published");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static VlmAbilityStatus of(String value) {
		return new VlmAbilityStatus(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Maker of an export. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ModelExporter(@JsonValue String value) {

	/**
	 * EyePop.
	 */
	public static final ModelExporter EYEPOP = new ModelExporter("eyepop");

	/**
	 * Qualcomm AI Hub.
	 */
	public static final ModelExporter QC_AI_HUB = new ModelExporter("qc_ai_hub");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ModelExporter of(String value) {
		return new ModelExporter(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

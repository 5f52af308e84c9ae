package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of an artifact. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ArtifactType(@JsonValue String value) {

	/**
	 * A bundle for EyePop's runtime.
	 */
	public static final ArtifactType EYEPOP_BUNDLE = new ArtifactType("eyepop_bundle");

	/**
	 * The weights.
	 */
	public static final ArtifactType WEIGHTS_FILE = new ArtifactType("weights_file");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ArtifactType of(String value) {
		return new ArtifactType(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

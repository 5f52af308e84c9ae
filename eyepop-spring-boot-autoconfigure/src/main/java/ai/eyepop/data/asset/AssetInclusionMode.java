package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which assets are listed. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record AssetInclusionMode(@JsonValue String value) {

	/**
	 * All.
	 */
	public static final AssetInclusionMode ALL_ASSETS = new AssetInclusionMode("all_assets");

	/**
	 * Those with an annotation of any kind.
	 */
	public static final AssetInclusionMode ANNOTATED_ONLY = new AssetInclusionMode("annotated_only");

	/**
	 * Those that a person annotated.
	 */
	public static final AssetInclusionMode MANUAL_ANNOTATED_ONLY = new AssetInclusionMode("manual_annotated_only");

	/**
	 * Those with an auto-annotation.
	 */
	public static final AssetInclusionMode AUTO_ANNOTATED_ONLY = new AssetInclusionMode("auto_annotated_only");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static AssetInclusionMode of(String value) {
		return new AssetInclusionMode(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

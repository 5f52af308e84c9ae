package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of an asset. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record AssetStatus(@JsonValue String value) {

	/**
	 * The service can do nothing with it.
	 */
	public static final AssetStatus REJECTED = new AssetStatus("rejected");

	/**
	 * Is being uploaded.
	 */
	public static final AssetStatus UPLOAD_IN_PROGRESS = new AssetStatus("upload_in_progress");

	/**
	 * Is being transcoded.
	 */
	public static final AssetStatus TRANSFORM_IN_PROGRESS = new AssetStatus("transform_in_progress");

	/**
	 * Is being enriched.
	 */
	public static final AssetStatus ENRICH_IN_PROGRESS = new AssetStatus("enrich_in_progress");

	/**
	 * Ready.
	 */
	public static final AssetStatus ACCEPTED = new AssetStatus("accepted");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static AssetStatus of(String value) {
		return new AssetStatus(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

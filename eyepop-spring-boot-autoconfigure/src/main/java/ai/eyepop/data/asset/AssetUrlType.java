package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of a URL of media. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record AssetUrlType(@JsonValue String value) {

	/**
	 * A bucket of Google Cloud Storage.
	 */
	public static final AssetUrlType GCS = new AssetUrlType("gcs");

	/**
	 * A bucket of Amazon S3.
	 */
	public static final AssetUrlType S3 = new AssetUrlType("s3");

	/**
	 * A web address that needs no credential for a while.
	 */
	public static final AssetUrlType HTTPS_SIGNED = new AssetUrlType("https_signed");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static AssetUrlType of(String value) {
		return new AssetUrlType(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package ai.eyepop.data.arrow;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.http.EyePopException;

/**
 * Thrown when an asset has a value for which the schema has no place.
 *
 * @since 0.1.0
 */
public class UnwritableAssetException extends EyePopException {

	private final String uuid;

	UnwritableAssetException(Asset asset, String problem, @Nullable Throwable cause) {
		super("Writing asset %s as Arrow failed: %s".formatted(asset.uuid(), problem), cause);
		this.uuid = asset.uuid();
	}

	/**
	 * Return the id of the asset.
	 * @return id of the asset
	 */
	public String uuid() {
		return this.uuid;
	}

}

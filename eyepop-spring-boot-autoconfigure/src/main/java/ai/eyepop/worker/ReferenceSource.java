package ai.eyepop.worker;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A source that the worker fetches itself.
 *
 * @param sourceType kind of the reference on the wire
 * @param url the URL of the media
 * @param assetUuid id of an asset of the Data API
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReferenceSource(String sourceType, @Nullable URI url, @Nullable String assetUuid) implements Source {

	static ReferenceSource of(URI url) {
		Assert.notNull(url, "'url' must not be null");
		Assert.isTrue(url.isAbsolute(), () -> "'url' must be absolute, but is '" + url + "'");
		return new ReferenceSource("URL", url, null);
	}

	static ReferenceSource ofAsset(String assetUuid) {
		Assert.hasText(assetUuid, "'assetUuid' must not be empty");
		return new ReferenceSource("ASSET_UUID", null, assetUuid);
	}

	@Override
	public String toString() {
		// the query of a URL may hold a signature
		return (this.url != null)
				? "URL %s://%s%s".formatted(this.url.getScheme(), this.url.getHost(), this.url.getRawPath())
				: "asset " + this.assetUuid;
	}

}

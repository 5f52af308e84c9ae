package ai.eyepop.source;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A source that the service fetches itself: by its URL, or by the id of an asset.
 *
 * @param url the URL of the media
 * @param assetUuid id of an asset of the Data API
 * @since 0.1.0
 */
public record ReferenceSource(@Nullable URI url, @Nullable String assetUuid) implements Source {

	/**
	 * Create a source.
	 * @throws IllegalArgumentException if there is not exactly one of the two, or the URL
	 * is not absolute
	 */
	public ReferenceSource {
		Assert.isTrue((url != null) != (assetUuid != null), "Either 'url' or 'assetUuid' must be set");
		Assert.isTrue(url == null || url.isAbsolute(), () -> "'url' must be absolute, but is '" + url + "'");
		Assert.isTrue(assetUuid == null || !assetUuid.isBlank(), "'assetUuid' must not be empty");
	}

	static ReferenceSource of(URI url) {
		Assert.notNull(url, "'url' must not be null");
		return new ReferenceSource(url, null);
	}

	static ReferenceSource ofAsset(String assetUuid) {
		Assert.hasText(assetUuid, "'assetUuid' must not be empty");
		return new ReferenceSource(null, assetUuid);
	}

	@Override
	public List<MediaSource> media() {
		return List.of();
	}

	@Override
	public String kind() {
		return (this.url != null) ? "url" : "asset";
	}

	@Override
	public String toString() {
		// the query of a URL may hold a signature
		return (this.url != null)
				? "URL %s://%s%s".formatted(this.url.getScheme(), this.url.getHost(), this.url.getRawPath())
				: "asset " + this.assetUuid;
	}

}

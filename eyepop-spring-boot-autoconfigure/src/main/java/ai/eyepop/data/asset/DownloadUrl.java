package ai.eyepop.data.asset;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;
import ai.eyepop.internal.ShownUrl;

/**
 * Where the media of an asset can be fetched without a credential.
 *
 * @param url the URL
 * @param urlType kind of the URL
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DownloadUrl(@JsonProperty("url") String url, @JsonProperty("url_type") @Nullable AssetUrlType urlType,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public DownloadUrl {
		Members.required(url, "url");
		other = Members.map(other);
	}

	@Override
	public String toString() {
		// the query of a signed URL is as good as a credential
		return "DownloadUrl[url=%s, urlType=%s]".formatted(ShownUrl.ofText(this.url), this.urlType);
	}

}

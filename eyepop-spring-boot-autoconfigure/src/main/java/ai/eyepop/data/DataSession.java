package ai.eyepop.data;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a client in a browser needs to call the Data API itself.
 *
 * @param url the URL of the API that the endpoint was given, which knows where the others
 * are
 * @param accessToken a token, a secret; {@code null} if none is needed
 * @param validUntil time from which the services refuse the token; {@code null} if it
 * lasts
 * @param accountId id of the account, if it is known
 * @param dataUrl the URL of the Data API
 * @param vlmUrl the URL of the VLM API, if there is one
 * @since 0.1.0
 */
public record DataSession(URI url, @Nullable String accessToken, @Nullable Instant validUntil,
		@Nullable String accountId, URI dataUrl, @Nullable URI vlmUrl) {

	@Override
	public String toString() {
		return "DataSession[url=%s, accessToken=******, validUntil=%s, accountId=%s, dataUrl=%s, vlmUrl=%s]"
			.formatted(this.url, this.validUntil, this.accountId, this.dataUrl, this.vlmUrl);
	}

}

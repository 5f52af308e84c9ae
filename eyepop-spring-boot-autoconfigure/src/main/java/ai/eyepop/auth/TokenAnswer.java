package ai.eyepop.auth;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import ai.eyepop.http.AccessToken;

/**
 * A token as it is on the wire.
 *
 * @param accessToken the token, a secret
 * @param expiresIn seconds for which the service accepts it
 */
record TokenAnswer(@JsonProperty("access_token") @Nullable String accessToken,
		@JsonProperty("expires_in") @Nullable Double expiresIn) {

	@Nullable AccessToken toToken(Instant now) {
		if (!StringUtils.hasText(this.accessToken)) {
			return null;
		}
		Duration lifetime = (this.expiresIn != null) ? Duration.ofMillis((long) (this.expiresIn * 1000)) : null;
		return AccessToken.of(this.accessToken, lifetime, now);
	}

	@Override
	public String toString() {
		return "TokenAnswer[accessToken=******, expiresIn=" + this.expiresIn + "]";
	}

}

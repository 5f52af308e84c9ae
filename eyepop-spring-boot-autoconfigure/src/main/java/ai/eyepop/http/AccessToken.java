package ai.eyepop.http;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A token that requests carry as bearer.
 *
 * @param value the token itself, a secret
 * @param refreshAt time from which a new token is fetched before the next request;
 * {@code null} if the token lasts
 * @param expiresAt time from which the service refuses it; {@code null} if the token
 * lasts
 * @since 0.1.0
 */
public record AccessToken(String value, @Nullable Instant refreshAt, @Nullable Instant expiresAt) {

	private static final Duration MARGIN = Duration.ofSeconds(60);

	/**
	 * Create a token that is refreshed 60 s before it expires, or after half of its
	 * lifetime if that is shorter than two minutes.
	 * @param value the token itself
	 * @param lifetime how long the service accepts it; {@code null} if it lasts
	 * @param now the current time
	 * @return a new token
	 */
	public static AccessToken of(String value, @Nullable Duration lifetime, Instant now) {
		if (lifetime == null) {
			return new AccessToken(value, null, null);
		}
		Duration half = lifetime.dividedBy(2);
		Instant expiresAt = now.plus(lifetime);
		return new AccessToken(value, expiresAt.minus((half.compareTo(MARGIN) < 0) ? half : MARGIN), expiresAt);
	}

	boolean isDue(Instant now) {
		return this.refreshAt != null && !now.isBefore(this.refreshAt);
	}

	boolean isExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

	@Override
	public String toString() {
		return "AccessToken[value=******, refreshAt=" + this.refreshAt + "]";
	}

}

package ai.eyepop.emulator.service;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Access token that the emulator issued (wire protocol section 2).
 *
 * @param value the opaque text
 * @param expiresAt when it stops to be valid
 * @param sessionId the session that it is for, or {@code null} if it is for all
 */
public record Token(String value, Instant expiresAt, @Nullable String sessionId) {

	/**
	 * Return how long the token is still valid.
	 * @param now the current time
	 * @return seconds, rounded up, 0 or more
	 */
	public long secondsLeft(Instant now) {
		if (!isValid(now)) {
			return 0;
		}
		return Duration.between(now, this.expiresAt).plusMillis(999).toSeconds();
	}

	boolean isValid(Instant now) {
		return now.isBefore(this.expiresAt);
	}

	@Override
	public String toString() {
		return "Token[expiresAt=" + this.expiresAt + "]";
	}

}

package ai.eyepop.emulator.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Tokens that are out. Expired ones are remembered for a while, so that they can be told
 * from texts that never were a token.
 */
public final class Tokens {

	private static final int MAX_REMEMBERED = 10_000;

	private final SecureRandom random = new SecureRandom();

	private final Map<String, Token> tokens = new ConcurrentHashMap<>();

	private final AtomicLong issued = new AtomicLong();

	private final Clock clock;

	private final Duration lifetime;

	/**
	 * Create an empty set of tokens.
	 * @param clock the clock that tokens expire by
	 * @param lifetime how long a new token is valid
	 */
	public Tokens(Clock clock, Duration lifetime) {
		this.clock = clock;
		this.lifetime = lifetime;
	}

	/**
	 * Issue a new token.
	 * @param sessionId the session that it is for, or {@code null} if it is for all
	 * @return the token
	 */
	public Token issue(@Nullable String sessionId) {
		if (this.tokens.size() >= MAX_REMEMBERED) {
			Instant now = this.clock.instant();
			this.tokens.values().removeIf((token) -> !token.isValid(now));
		}
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		Token token = new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
				this.clock.instant().plus(this.lifetime), sessionId);
		this.tokens.put(token.value(), token);
		this.issued.incrementAndGet();
		return token;
	}

	/**
	 * Accept a text as a token that never expires by itself.
	 * @param value the text
	 */
	public void accept(String value) {
		this.tokens.put(value, new Token(value, Instant.MAX, null));
	}

	/**
	 * Return the token with a value, valid or not.
	 * @param value the text that a request carried
	 * @return the token or {@code null} if none was issued with it
	 */
	public @Nullable Token find(String value) {
		return this.tokens.get(value);
	}

	/**
	 * Return whether a token is still valid.
	 * @param token the token
	 * @return whether it neither expired nor was revoked
	 */
	public boolean isValid(Token token) {
		Token current = this.tokens.get(token.value());
		return current != null && current.isValid(this.clock.instant());
	}

	/**
	 * Make every token that is out invalid.
	 */
	public void expireAll() {
		this.tokens.replaceAll((value, token) -> new Token(value, Instant.MIN, token.sessionId()));
	}

	/**
	 * Make one token invalid.
	 * @param value the text of the token; others are left alone
	 */
	public void expire(String value) {
		this.tokens.computeIfPresent(value, (key, token) -> new Token(key, Instant.MIN, token.sessionId()));
	}

	/**
	 * Return how many tokens were issued.
	 * @return the number since the start
	 */
	public long issued() {
		return this.issued.get();
	}

}

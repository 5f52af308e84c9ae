package ai.eyepop.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The current token of a credential. A new one is fetched shortly before the current one
 * expires or when a service refuses it, by one request however many requests wait.
 *
 * @since 0.1.0
 */
public final class AccessTokens {

	private static final Log logger = LogFactory.getLog(AccessTokens.class);

	private static final Pattern PREFIX = Pattern.compile("^\\s*Bearer\\s+", Pattern.CASE_INSENSITIVE);

	/** How long a request waits for a new token while the old one is still good. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	/** How long the old one is used without a look after no new one could be had. */
	private static final Duration PAUSE = Duration.ofSeconds(5);

	/** How long a token waits until the one before it was told of. */
	private static final Duration EMISSION = Duration.ofSeconds(1);

	private final Clock clock;

	private final Mono<AccessToken> refresh;

	private final AtomicReference<@Nullable AccessToken> current;

	private final Sinks.Many<AccessToken> replacements = Sinks.many().replay().latest();

	private volatile Instant notBefore = Instant.MIN;

	private final boolean renewable;

	/**
	 * Create tokens.
	 * @param source fetches a new token with each subscription
	 * @param initial the first token; {@code null} to fetch it with the first request
	 * @param clock tells the current time
	 */
	public AccessTokens(Mono<AccessToken> source, @Nullable AccessToken initial, Clock clock) {
		this(source, initial, clock, true);
	}

	private AccessTokens(Mono<AccessToken> source, @Nullable AccessToken initial, Clock clock, boolean renewable) {
		this.clock = clock;
		this.current = new AtomicReference<>(initial);
		this.refresh = source.doOnNext(this::replace).cacheInvalidateIf(this::isStale);
		this.renewable = renewable;
	}

	/**
	 * Create tokens of which there is only one, used as it is for as long as the services
	 * accept it.
	 * @param token the token, a secret; {@code Bearer} in front of it is dropped
	 * @return new tokens
	 */
	public static AccessTokens fixed(String token) {
		AccessToken only = new AccessToken(PREFIX.matcher(token).replaceFirst("").strip(), null, null);
		return new AccessTokens(Mono.just(only), only, Clock.systemUTC(), false);
	}

	/**
	 * Return whether a token that is refused can be replaced.
	 * @return whether there can be a new token
	 */
	boolean isRenewable() {
		return this.renewable;
	}

	/**
	 * Return the current token, or a new one if it is due.
	 * @return the token
	 */
	public Mono<AccessToken> get() {
		return Mono.defer(() -> {
			AccessToken token = this.current.get();
			if (token == null) {
				return this.refresh;
			}
			Instant now = this.clock.instant();
			if (!token.isDue(now)) {
				return Mono.just(token);
			}
			if (token.isExpired(now)) {
				return this.refresh;
			}
			return now.isBefore(this.notBefore) ? Mono.just(token) : refreshOrKeep(token);
		});
	}

	private Mono<AccessToken> refreshOrKeep(AccessToken token) {
		Mono<AccessToken> kept = this.refresh.onErrorResume((failure) -> keep(token, failure)).cache();
		// goes on when nobody waits for it any more
		kept.subscribe();
		return kept.timeout(LONGEST_WAIT, Mono.just(token));
	}

	/**
	 * Return each token that is fetched, by whomever, from the last one on. Fetches none.
	 * @return the tokens, which do not end
	 */
	public Flux<AccessToken> replacements() {
		return this.replacements.asFlux();
	}

	private void replace(AccessToken token) {
		this.current.set(token);
		this.replacements.emitNext(token, Sinks.EmitFailureHandler.busyLooping(EMISSION));
	}

	private boolean isStale(AccessToken token) {
		return this.current.get() != token || token.isDue(this.clock.instant());
	}

	private Mono<AccessToken> keep(AccessToken token, Throwable failure) {
		this.notBefore = this.clock.instant().plus(PAUSE);
		logger.warn("No new token could be had, so the old one is used until it expires: " + failure.getMessage());
		return Mono.just(token);
	}

	/**
	 * Drop a token that a service refused, unless it was replaced already.
	 * @param refused the refused token
	 */
	public void refuse(AccessToken refused) {
		if (this.renewable) {
			this.current.compareAndSet(refused, null);
		}
	}

}

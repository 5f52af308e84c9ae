package ai.eyepop.http;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The current token of a credential. A new one is fetched shortly before the current one
 * expires or when a service refuses it, by one request however many requests wait.
 *
 * @since 0.1.0
 */
public final class AccessTokens {

	private static final Log logger = LogFactory.getLog(AccessTokens.class);

	private final Clock clock;

	private final Mono<AccessToken> refresh;

	private final AtomicReference<@Nullable AccessToken> current;

	/**
	 * Create tokens.
	 * @param source fetches a new token with each subscription
	 * @param initial the first token; {@code null} to fetch it with the first request
	 * @param clock tells the current time
	 */
	public AccessTokens(Mono<AccessToken> source, @Nullable AccessToken initial, Clock clock) {
		this.clock = clock;
		this.current = new AtomicReference<>(initial);
		this.refresh = source.doOnNext(this.current::set).cacheInvalidateIf(this::isStale);
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
			return token.isExpired(now) ? this.refresh : this.refresh.onErrorResume((failure) -> keep(token, failure));
		});
	}

	private boolean isStale(AccessToken token) {
		return this.current.get() != token || token.isDue(this.clock.instant());
	}

	private Mono<AccessToken> keep(AccessToken token, Throwable failure) {
		logger.warn("No new token could be had, so the old one is used until it expires: " + failure.getMessage());
		return Mono.just(token);
	}

	/**
	 * Drop a token that a service refused, unless it was replaced already.
	 * @param refused the refused token
	 */
	public void refuse(AccessToken refused) {
		this.current.compareAndSet(refused, null);
	}

}

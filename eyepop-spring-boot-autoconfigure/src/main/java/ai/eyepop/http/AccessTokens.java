package ai.eyepop.http;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The current token of a credential. A new one is fetched shortly before the current one
 * expires or when a service refuses it, by one request however many requests wait.
 *
 * @since 0.1.0
 */
public final class AccessTokens {

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
		this.refresh = source.doOnNext(this.current::set).cacheInvalidateIf((token) -> this.current.get() != token);
	}

	/**
	 * Return the current token, or a new one if it is due.
	 * @return the token
	 */
	public Mono<AccessToken> get() {
		return Mono.defer(() -> {
			AccessToken token = this.current.get();
			if (token != null && !token.isDue(this.clock.instant())) {
				return Mono.just(token);
			}
			this.current.compareAndSet(token, null);
			return this.refresh;
		});
	}

	/**
	 * Drop a token that a service refused, unless it was replaced already.
	 * @param refused the refused token
	 */
	public void refuse(AccessToken refused) {
		this.current.compareAndSet(refused, null);
	}

}

package ai.eyepop.data.event;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;

/**
 * The token that a socket is authorized with, and those that replace it while the socket
 * is open.
 */
final class Authorization {

	private static final Log logger = LogFactory.getLog(Authorization.class);

	/** Tokens come due up to 60 s before they expire. */
	private static final Duration PAUSE = Duration.ofSeconds(10);

	private static final Duration LONGEST_WAIT = Duration.ofDays(1);

	private final AccessTokens tokens;

	private final Scheduler timer;

	private volatile AccessToken current;

	Authorization(AccessTokens tokens, AccessToken current, Scheduler timer) {
		this.tokens = tokens;
		this.current = current;
		this.timer = timer;
	}

	AccessToken current() {
		return this.current;
	}

	/**
	 * Return the tokens that take the place of the current one, because another call
	 * needed a new one, or because it comes due.
	 * @return the tokens, which do not end and do not fail
	 */
	Flux<AccessToken> replacements() {
		return Flux.concat(Mono.just(this.current), this.tokens.replacements())
			.distinctUntilChanged()
			.doOnNext((token) -> this.current = token)
			.switchMap((token) -> Flux.concat(Mono.just(token), replace(token)))
			.skip(1);
	}

	private Mono<AccessToken> replace(AccessToken token) {
		Instant due = token.refreshAt();
		if (due == null) {
			return Mono.empty();
		}
		// a new token arrives as all replacements do, which ends this
		return Mono.defer(() -> Mono.delay(until(due), this.timer))
			.then(Mono.defer(this.tokens::get))
			.onErrorResume((failure) -> {
				logger.debug("No new token for the event socket: " + failure.getMessage());
				return Mono.empty();
			})
			.repeatWhen((attempts) -> attempts.delayElements(PAUSE, this.timer))
			.ignoreElements();
	}

	private Duration until(Instant due) {
		Duration wait = Duration.between(Instant.ofEpochMilli(this.timer.now(TimeUnit.MILLISECONDS)), due);
		if (wait.isNegative()) {
			return Duration.ZERO;
		}
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

	/**
	 * Have the current token replaced before the next attempt.
	 */
	void refused() {
		this.tokens.refuse(this.current);
	}

}

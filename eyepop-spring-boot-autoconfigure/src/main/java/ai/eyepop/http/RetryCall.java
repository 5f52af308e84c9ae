package ai.eyepop.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.backoff.Sleeper;
import org.springframework.retry.backoff.SleepingBackOffPolicy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The retries of one call: what failed so far, and how much of the time is left. Requests
 * that belong together, such as the two of a video, share one.
 *
 * @since 0.1.0
 */
public final class RetryCall {

	private static final Log logger = LogFactory.getLog(RetryCall.class);

	private static final long NOT_YET = -1;

	private final Retries retries;

	private final boolean idempotent;

	private final Scheduler scheduler = Schedulers.parallel();

	private final Map<RetryStrategy, Attempts> attempts = new HashMap<>();

	private long firstFailure = NOT_YET;

	private volatile boolean mayHaveActed;

	RetryCall(Retries retries, boolean idempotent) {
		this.retries = retries;
		this.idempotent = idempotent;
	}

	/**
	 * Wait until a request may be sent again.
	 * @param failure what happened to the request
	 * @return completes when it is time to send it again; fails with the failure if it is
	 * not to be sent again
	 */
	Mono<Void> next(Throwable failure) {
		RetryStrategy strategy = strategy(failure);
		return (strategy != null) ? decide(strategy, failure, retryAfter(failure), false) : Mono.error(failure);
	}

	/**
	 * Wait until a request that could go to several endpoints may be sent again. Failures
	 * that say nothing about an endpoint are handled where the request is sent, and are
	 * final here.
	 * @param failure what happened to the request
	 * @param elsewhere whether it will go to an endpoint that has not failed, so that it
	 * does not matter when the other one wants to be asked again
	 * @return completes when it is time to send it again; fails with the failure if it is
	 * not to be sent again
	 */
	public Mono<Void> nextBalanced(Throwable failure, boolean elsewhere) {
		RetryStrategy strategy = strategy(failure);
		return (strategy == null || strategy.isInPlace()) ? Mono.error(failure)
				: decide(strategy, failure, elsewhere ? 0 : retryAfter(failure), false);
	}

	/**
	 * Return whether a request to a pipeline may be sent again at once, which counts as
	 * one of the retries: elsewhere, or by a new connection.
	 * @param failure what happened to the endpoint
	 * @return completes if it may be sent again; fails with the failure if it may not
	 */
	public Mono<Void> nextAtOnce(Throwable failure) {
		RetryStrategy strategy = strategy(failure);
		return decide((strategy != null) ? strategy : this.retries.endpointFailed(), failure, 0, true);
	}

	Mono<Void> nextInPlace(Throwable failure) {
		RetryStrategy strategy = strategy(failure);
		return (strategy != null && strategy.isInPlace()) ? next(failure) : Mono.error(failure);
	}

	/**
	 * Return whether a failure may pass.
	 * @param failure what happened to the request
	 * @return whether requests are sent again after failures of this kind
	 */
	public boolean handles(Throwable failure) {
		return strategy(failure) != null;
	}

	/**
	 * Return whether a request would be sent again if its body could be read again.
	 * @param failure what happened to its first attempt
	 * @return whether only the body is in the way
	 */
	boolean wouldGoOn(Throwable failure) {
		RetryStrategy strategy = strategy(failure);
		return strategy != null && (this.idempotent || isWithoutEffect(strategy, failure))
				&& attempts(strategy).mayGoOn(failure);
	}

	/**
	 * Return whether the service may have acted on an attempt that counts as failed.
	 * @return whether the request was sent again without knowing
	 */
	boolean mayHaveActed() {
		return this.mayHaveActed;
	}

	private static boolean isWithoutEffect(RetryStrategy strategy, Throwable failure) {
		return failure instanceof NotSentException || strategy.isWithoutEffect(failure);
	}

	private Attempts attempts(RetryStrategy strategy) {
		return new Attempts(this.retries.policy(strategy), this.retries.backOff(strategy));
	}

	private synchronized Mono<Void> decide(RetryStrategy strategy, Throwable failure, long retryAfter, boolean atOnce) {
		long elapsed = elapsed();
		boolean withoutEffect = isWithoutEffect(strategy, failure);
		if (!(this.idempotent || withoutEffect)) {
			return Mono.error(failure);
		}
		Attempts attempts = this.attempts.computeIfAbsent(strategy, this::attempts);
		if (!attempts.mayGoOn(failure)) {
			return Mono.error(failure);
		}
		boolean now = atOnce || strategy.isInPlace();
		long wait = Math.max(now ? 0 : this.retries.jittered(attempts.nextWait()), retryAfter);
		if (wait > this.retries.settings().maxTime().toMillis() - elapsed) {
			return Mono.error(failure);
		}
		this.mayHaveActed |= !withoutEffect;
		if (logger.isDebugEnabled()) {
			logger.debug("Sending again in %d ms (%s): %s".formatted(wait, strategy.name(),
					NotSentException.reason(failure).getMessage()));
		}
		Mono<Void> due = (wait > 0) ? Mono.delay(Duration.ofMillis(wait), this.scheduler).then() : Mono.empty();
		return due.doOnSuccess((done) -> this.retries.listener().onRetry(strategy.name()));
	}

	private @Nullable RetryStrategy strategy(Throwable failure) {
		Throwable reason = NotSentException.reason(failure);
		for (RetryStrategy strategy : this.retries.strategies()) {
			if (strategy.handles(reason)) {
				return strategy;
			}
		}
		return null;
	}

	private static long retryAfter(Throwable failure) {
		Duration retryAfter = (NotSentException.reason(failure) instanceof ServiceException answer)
				? answer.getRetryAfter() : null;
		return (retryAfter != null) ? retryAfter.toMillis() : 0;
	}

	private long elapsed() {
		long now = this.scheduler.now(TimeUnit.MILLISECONDS);
		if (this.firstFailure == NOT_YET) {
			this.firstFailure = now;
		}
		return now - this.firstFailure;
	}

	/**
	 * The failures of one kind.
	 */
	private static final class Attempts implements Sleeper {

		private final RetryPolicy policy;

		private final RetryContext context;

		private final BackOffPolicy backOff;

		private final BackOffContext backOffContext;

		private long wait;

		private Attempts(RetryPolicy policy, SleepingBackOffPolicy<?> backOff) {
			this.policy = policy;
			this.context = policy.open(null);
			this.backOff = backOff.withSleeper(this);
			this.backOffContext = this.backOff.start(this.context);
		}

		private boolean mayGoOn(Throwable failure) {
			this.policy.registerThrowable(this.context, NotSentException.reason(failure));
			boolean more = this.policy.canRetry(this.context);
			if (!more) {
				this.policy.close(this.context);
			}
			return more;
		}

		private long nextWait() {
			this.backOff.backOff(this.backOffContext);
			return this.wait;
		}

		@Override
		public void sleep(long millis) {
			// nothing sleeps: the wait is taken down, and waited for without a thread
			this.wait = millis;
		}

	}

}

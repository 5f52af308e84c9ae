package ai.eyepop.http;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.ExponentialBackOffPolicy;
import org.springframework.retry.backoff.SleepingBackOffPolicy;
import org.springframework.retry.policy.SimpleRetryPolicy;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What is done about failures: the strategies, and the limits that they share. There is
 * one layer of retries: whoever sends a request again asks the {@link RetryCall} of the
 * call for it.
 *
 * @since 0.1.0
 */
public final class Retries {

	private static final int[] SERVER_ERRORS = { 500, 502, 503, 504 };

	private final RetrySettings settings;

	private final List<RetryStrategy> strategies;

	private final RetryPolicy policy;

	private final SleepingBackOffPolicy<?> backOff;

	private final RandomGenerator random;

	private final RetryStrategy endpointFailed = RetryStrategy.named(RetryStrategy.ENDPOINT_FAILED)
		.onFailure((failure) -> true)
		.build();

	private final HttpListener listener;

	Retries(RetrySettings settings, List<RetryStrategy> custom, RandomGenerator random) {
		this.settings = settings;
		this.listener = new HttpListener() {
		};
		this.random = random;
		this.policy = new SimpleRetryPolicy(settings.maxRetries() + 1);
		ExponentialBackOffPolicy backOff = new ExponentialBackOffPolicy();
		backOff.setInitialInterval(settings.initialInterval().toMillis());
		backOff.setMultiplier(settings.multiplier());
		backOff.setMaxInterval(Math.max(settings.initialInterval().toMillis(), settings.maxTime().toMillis()));
		this.backOff = backOff;
		this.strategies = strategies(custom);
	}

	private Retries(Retries retries, HttpListener listener) {
		this.settings = retries.settings;
		this.strategies = retries.strategies;
		this.policy = retries.policy;
		this.backOff = retries.backOff;
		this.random = retries.random;
		this.listener = listener;
	}

	/**
	 * Return the same retries for somebody who is told about them.
	 * @param listener is told when a request is sent again
	 * @return new retries
	 */
	Retries with(HttpListener listener) {
		return new Retries(this, listener);
	}

	private static List<RetryStrategy> strategies(List<RetryStrategy> custom) {
		Set<String> replaced = custom.stream().map(RetryStrategy::name).collect(Collectors.toSet());
		return Stream
			.concat(custom.stream(), usual().stream().filter((strategy) -> !replaced.contains(strategy.name())))
			.toList();
	}

	private static List<RetryStrategy> usual() {
		return List.of(
				RetryStrategy.named(RetryStrategy.UNAUTHORIZED)
					.onFailure((failure) -> failure instanceof ServiceException answer && answer.isTokenRenewable())
					.withoutEffect((failure) -> true)
					.policy(new SimpleRetryPolicy(2))
					.inPlace()
					.build(),
				RetryStrategy.named(RetryStrategy.TOO_MANY_REQUESTS)
					.onStatus(429)
					.withoutEffect((failure) -> true)
					.build(),
				RetryStrategy.named(RetryStrategy.SERVER_ERROR)
					.onStatus(SERVER_ERRORS)
					.withoutEffect((failure) -> failure instanceof ServiceException answer
							&& answer.getStatus().value() == 503 && answer.getRetryAfter() != null)
					.build(),
				RetryStrategy.named(RetryStrategy.CONNECTION)
					.onFailure(Failures::isTransientConnection)
					.withoutEffect(Failures::isNotConnected)
					.build());
	}

	/**
	 * Begin a call.
	 * @param idempotent whether it does no harm if the service acts twice
	 * @return the state of the call's retries
	 */
	public RetryCall start(boolean idempotent) {
		return new RetryCall(this, idempotent || this.settings.nonIdempotent());
	}

	/**
	 * Do work that is not sent again by itself, as often as its failures allow. It must
	 * do no harm if a service acts twice.
	 * @param <T> type of the result
	 * @param work does the work with each subscription
	 * @return the result
	 */
	public <T> Mono<T> apply(Mono<T> work) {
		return Mono.defer(() -> {
			RetryCall call = start(true);
			return work.retryWhen(Retry
				.from((failures) -> failures.concatMap((failed) -> call.next(failed.failure()).thenReturn(true))));
		});
	}

	/**
	 * Return the strategy for what makes a request go to another endpoint, and is final
	 * for requests that have only one.
	 * @return the strategy
	 */
	RetryStrategy endpointFailed() {
		return this.endpointFailed;
	}

	RetrySettings settings() {
		return this.settings;
	}

	List<RetryStrategy> strategies() {
		return this.strategies;
	}

	HttpListener listener() {
		return this.listener;
	}

	RetryPolicy policy(RetryStrategy strategy) {
		RetryPolicy policy = strategy.policy();
		return (policy != null) ? policy : this.policy;
	}

	SleepingBackOffPolicy<?> backOff(RetryStrategy strategy) {
		SleepingBackOffPolicy<?> backOff = strategy.backOff();
		return (backOff != null) ? backOff : this.backOff;
	}

	/**
	 * Leave a part of a wait to chance.
	 * @param millis the wait in milliseconds
	 * @return the wait with jitter
	 */
	long jittered(long millis) {
		return Math.round(millis * (1 + this.settings.jitter() * (2 * this.random.nextDouble() - 1)));
	}

}

package ai.eyepop.http;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.SleepingBackOffPolicy;
import org.springframework.util.Assert;

/**
 * What is done about failures of one kind: how often a request is sent again, and after
 * what wait. Decided by policies of Spring Retry; nothing sleeps. Strategies that are
 * beans are asked before the usual ones, and replace those of the same name.
 *
 * @since 0.1.0
 * @see RetrySettings
 */
public final class RetryStrategy {

	/** Name of the strategy for a refused token: one retry at once, with a new token. */
	public static final String UNAUTHORIZED = "unauthorized";

	/** Name of the strategy for status 429. */
	public static final String TOO_MANY_REQUESTS = "too-many-requests";

	/** Name of the strategy for status 500, 502, 503 and 504. */
	public static final String SERVER_ERROR = "server-error";

	/** Name of the strategy for connections that cannot be opened or break. */
	public static final String CONNECTION = "connection";

	/** Name of what sends a request to another place for any other reason. */
	static final String ENDPOINT_FAILED = "endpoint-failed";

	private final String name;

	private final Predicate<Throwable> failures;

	private final Predicate<Throwable> withoutEffect;

	private final @Nullable RetryPolicy policy;

	private final @Nullable SleepingBackOffPolicy<?> backOff;

	private final boolean inPlace;

	private RetryStrategy(Builder builder, Predicate<Throwable> failures) {
		this.name = builder.name;
		this.failures = failures;
		this.withoutEffect = builder.withoutEffect;
		this.policy = builder.policy;
		this.backOff = builder.backOff;
		this.inPlace = builder.inPlace;
	}

	/**
	 * Create a builder.
	 * @param name name of the strategy, for logs and to be replaced by
	 * @return a new builder
	 */
	public static Builder named(String name) {
		return new Builder(name);
	}

	/**
	 * Return the names of the usual strategies.
	 * @return the names
	 */
	public static List<String> names() {
		return List.of(UNAUTHORIZED, TOO_MANY_REQUESTS, SERVER_ERROR, CONNECTION, ENDPOINT_FAILED);
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	boolean handles(Throwable failure) {
		return this.failures.test(failure);
	}

	/**
	 * Return whether the service cannot have acted on a request that failed.
	 * @param failure the failure
	 * @return whether calls that are not idempotent may be sent again
	 */
	boolean isWithoutEffect(Throwable failure) {
		return this.withoutEffect.test(failure);
	}

	@Nullable RetryPolicy policy() {
		return this.policy;
	}

	@Nullable SleepingBackOffPolicy<?> backOff() {
		return this.backOff;
	}

	/**
	 * Return whether the same endpoint is asked again, even if there are others.
	 * @return whether the failure says nothing about the endpoint
	 */
	boolean isInPlace() {
		return this.inPlace;
	}

	@Override
	public String toString() {
		return "RetryStrategy[" + this.name + "]";
	}

	/**
	 * Builder of {@link RetryStrategy}.
	 */
	public static final class Builder {

		private final String name;

		private @Nullable Predicate<Throwable> failures;

		private Predicate<Throwable> withoutEffect = (failure) -> false;

		private @Nullable RetryPolicy policy;

		private @Nullable SleepingBackOffPolicy<?> backOff;

		private boolean inPlace;

		private Builder(String name) {
			Assert.hasText(name, "'name' must not be empty");
			this.name = name;
		}

		/**
		 * Set the failures that the strategy is for by the status of the answer.
		 * @param statuses status codes, such as 409
		 * @return this builder
		 */
		public Builder onStatus(int... statuses) {
			int[] codes = statuses.clone();
			return onFailure((failure) -> failure instanceof ServiceException answer
					&& Arrays.stream(codes).anyMatch((code) -> code == answer.getStatus().value()));
		}

		/**
		 * Set the failures that the strategy is for.
		 * @param failures tells them from others; most are a {@link ServiceException} or
		 * a {@code WebClientRequestException}
		 * @return this builder
		 */
		public Builder onFailure(Predicate<Throwable> failures) {
			Assert.notNull(failures, "'failures' must not be null");
			this.failures = failures;
			return this;
		}

		/**
		 * Set after which of the failures the service cannot have acted on the request,
		 * so that calls may be sent again that are not idempotent. None if it is not set.
		 * @param withoutEffect tells them from others
		 * @return this builder
		 */
		public Builder withoutEffect(Predicate<Throwable> withoutEffect) {
			Assert.notNull(withoutEffect, "'withoutEffect' must not be null");
			this.withoutEffect = withoutEffect;
			return this;
		}

		/**
		 * Set how often a request is sent again.
		 * @param policy asked for each failure of this kind; as often as the settings say
		 * if it is not set
		 * @return this builder
		 */
		public Builder policy(RetryPolicy policy) {
			Assert.notNull(policy, "'policy' must not be null");
			this.policy = policy;
			return this;
		}

		/**
		 * Set how long is waited before a retry, if the answer does not say.
		 * @param backOff gives the waits, which are waited for without a thread; as the
		 * settings say if it is not set
		 * @return this builder
		 */
		public Builder backOff(SleepingBackOffPolicy<?> backOff) {
			Assert.notNull(backOff, "'backOff' must not be null");
			this.backOff = backOff;
			return this;
		}

		Builder inPlace() {
			this.inPlace = true;
			return this;
		}

		/**
		 * Create the strategy.
		 * @return a new strategy
		 */
		public RetryStrategy build() {
			Assert.state(this.failures != null,
					() -> "The strategy '%s' needs failures: set onStatus or onFailure".formatted(this.name));
			return new RetryStrategy(this, this.failures);
		}

	}

}

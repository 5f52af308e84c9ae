package ai.eyepop.http;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How failed requests are sent again (wire reference, section 8).
 *
 * @param maxRetries most times that a request is sent again after failures of one kind;
 * attempts are one more
 * @param maxTime time after the first failure within which the last retry begins; it
 * bounds all waits of a call together
 * @param initialInterval wait before the first retry
 * @param multiplier factor by which each wait is longer than the one before, at least 1
 * @param jitter part of a wait that is left to chance, from 0 to 1: with 0.5 a wait of 2
 * s takes from 1 s to 3 s
 * @param nonIdempotent whether to retry calls that are not idempotent, such as the
 * creation of a pipeline, even if the service may have acted on the first attempt
 * @since 0.1.0
 */
public record RetrySettings(int maxRetries, Duration maxTime, Duration initialInterval, double multiplier,
		double jitter, boolean nonIdempotent) {

	private static final RetrySettings DEFAULTS = new RetrySettings(3, Duration.ofSeconds(30), Duration.ofSeconds(1), 2,
			0.5, false);

	public RetrySettings {
		Assert.isTrue(maxRetries >= 0, "'maxRetries' must not be negative");
		Assert.isTrue(!maxTime.isNegative(), "'maxTime' must not be negative");
		Assert.isTrue(initialInterval.toMillis() > 0, "'initialInterval' must be at least 1 ms");
		Assert.isTrue(multiplier >= 1, "'multiplier' must be at least 1");
		Assert.isTrue(jitter >= 0 && jitter <= 1, "'jitter' must be from 0 to 1");
	}

	/**
	 * Return the defaults: 3 retries after about 1 s, 2 s and 4 s, within 30 s.
	 * @return the defaults
	 */
	public static RetrySettings defaults() {
		return DEFAULTS;
	}

	/**
	 * Return these settings with another number of retries.
	 * @param maxRetries most retries after failures of one kind
	 * @return new settings
	 */
	public RetrySettings withMaxRetries(int maxRetries) {
		return new RetrySettings(maxRetries, this.maxTime, this.initialInterval, this.multiplier, this.jitter,
				this.nonIdempotent);
	}

	/**
	 * Return these settings with another time for all retries.
	 * @param maxTime time after the first failure within which the last retry begins
	 * @return new settings
	 */
	public RetrySettings withMaxTime(Duration maxTime) {
		return new RetrySettings(this.maxRetries, maxTime, this.initialInterval, this.multiplier, this.jitter,
				this.nonIdempotent);
	}

	/**
	 * Return these settings with another first wait.
	 * @param initialInterval wait before the first retry
	 * @return new settings
	 */
	public RetrySettings withInitialInterval(Duration initialInterval) {
		return new RetrySettings(this.maxRetries, this.maxTime, initialInterval, this.multiplier, this.jitter,
				this.nonIdempotent);
	}

}

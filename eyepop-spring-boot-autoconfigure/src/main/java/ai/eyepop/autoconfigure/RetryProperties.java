package ai.eyepop.autoconfigure;

import java.time.Duration;

/**
 * How failed requests are sent again.
 *
 * @since 0.1.0
 */
public class RetryProperties {

	/**
	 * Most retries of a call after failures of one kind; attempts are one more. Going to
	 * another endpoint and connecting anew count.
	 */
	private int maxRetries = 3;

	/**
	 * Time after the first failure within which the last retry of a call begins. An
	 * endpoint that failed is left alone for that time and a second.
	 */
	private Duration maxTime = Duration.ofSeconds(30);

	/**
	 * Wait before the first retry, if the service does not ask for another.
	 */
	private Duration initialInterval = Duration.ofSeconds(1);

	/**
	 * Factor by which each wait is longer than the one before, at least 1.
	 */
	private double multiplier = 2;

	/**
	 * Part of each wait that is left to chance, from 0 to 1.
	 */
	private double jitter = 0.5;

	/**
	 * Whether to retry calls that are not idempotent, such as the creation of a session,
	 * even if the service may have acted on the first attempt.
	 */
	private boolean nonIdempotent;

	public int getMaxRetries() {
		return this.maxRetries;
	}

	public void setMaxRetries(int maxRetries) {
		this.maxRetries = maxRetries;
	}

	public Duration getMaxTime() {
		return this.maxTime;
	}

	public void setMaxTime(Duration maxTime) {
		this.maxTime = maxTime;
	}

	public Duration getInitialInterval() {
		return this.initialInterval;
	}

	public void setInitialInterval(Duration initialInterval) {
		this.initialInterval = initialInterval;
	}

	public double getMultiplier() {
		return this.multiplier;
	}

	public void setMultiplier(double multiplier) {
		this.multiplier = multiplier;
	}

	public double getJitter() {
		return this.jitter;
	}

	public void setJitter(double jitter) {
		this.jitter = jitter;
	}

	public boolean isNonIdempotent() {
		return this.nonIdempotent;
	}

	public void setNonIdempotent(boolean nonIdempotent) {
		this.nonIdempotent = nonIdempotent;
	}

}

package ai.eyepop.data.event;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts to connect: each up to half as long again as the one before, and
 * between half and all of that by chance, so that clients do not come back all at once.
 */
final class Backoff {

	private static final double FACTOR = 1.5;

	private static final double JITTER = 0.5;

	private final double initial;

	private final double max;

	private final RandomGenerator random;

	private double last;

	private double next;

	Backoff(Duration initial, Duration max, RandomGenerator random) {
		this.initial = initial.toMillis();
		this.max = max.toMillis();
		this.random = random;
		reset();
	}

	Duration next() {
		this.last = this.next;
		this.next = Math.min(this.max, this.last * FACTOR);
		return Duration.ofMillis(Math.round(this.last * (1 - JITTER * this.random.nextDouble())));
	}

	/**
	 * Return how long the last wait could have been.
	 * @return the longest it could have been; that of the first one if there was none
	 */
	Duration last() {
		return Duration.ofMillis(Math.round(this.last));
	}

	/**
	 * Return how long any wait can be.
	 * @return the longest
	 */
	Duration max() {
		return Duration.ofMillis(Math.round(this.max));
	}

	void reset() {
		this.last = this.initial;
		this.next = this.initial;
	}

}

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

	private double next;

	Backoff(Duration initial, Duration max, RandomGenerator random) {
		this.initial = initial.toMillis();
		this.max = max.toMillis();
		this.random = random;
		this.next = this.initial;
	}

	synchronized Duration next() {
		double longest = this.next;
		this.next = Math.min(this.max, longest * FACTOR);
		return Duration.ofMillis(Math.round(longest * (1 - JITTER * this.random.nextDouble())));
	}

	synchronized boolean isFirst() {
		return this.next == this.initial;
	}

	synchronized void reset() {
		this.next = this.initial;
	}

}

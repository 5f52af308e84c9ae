package ai.eyepop.autoconfigure.actuate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.util.Assert;

/**
 * How long it is believed that something has failed: what nobody has tried again since
 * may be well by now.
 */
final class FailureMemory {

	private final Duration timeToLive;

	private final Clock clock;

	/**
	 * Create a memory.
	 * @param timeToLive how long a failure is believed
	 * @param clock tells the current time
	 */
	FailureMemory(Duration timeToLive, Clock clock) {
		Assert.isTrue(!timeToLive.isNegative(), "'timeToLive' must not be negative");
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	/**
	 * Return whether a failure still says something.
	 * @param time when it happened
	 * @return {@code false} if that is too long ago
	 */
	boolean holds(Instant time) {
		return this.clock.instant().isBefore(time.plus(this.timeToLive));
	}

}

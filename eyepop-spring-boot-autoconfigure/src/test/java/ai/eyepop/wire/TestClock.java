package ai.eyepop.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * A clock that stands still until it is set, or shows the time of something else, in UTC.
 */
public final class TestClock extends Clock {

	/** What the clock shows first. */
	public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private volatile Supplier<Instant> time;

	public TestClock() {
		this(() -> START);
	}

	public TestClock(Supplier<Instant> time) {
		this.time = time;
	}

	public void set(Instant now) {
		this.time = () -> now;
	}

	public void advance(Duration duration) {
		set(instant().plus(duration));
	}

	@Override
	public Instant instant() {
		return this.time.get();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}

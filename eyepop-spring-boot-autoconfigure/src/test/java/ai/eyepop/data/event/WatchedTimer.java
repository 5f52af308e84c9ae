package ai.eyepop.data.event;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import reactor.core.Disposable;

import ai.eyepop.wire.VirtualTimer;

/**
 * Virtual time, which tells what is waited for.
 */
final class WatchedTimer extends VirtualTimer {

	/** Settings whose pings do not matter, since nobody answers them in virtual time. */
	static final EventSettings SETTINGS = EventSettings.defaults()
		.withPing(Duration.ofHours(1), Duration.ofSeconds(20));

	/** Waits for a handshake and for a frame, with those settings. */
	private static final Set<Long> TIMEOUTS = Set.of(20_000L, 3_620_000L);

	private final List<Long> delays = new CopyOnWriteArrayList<>();

	/**
	 * Return the waits up to now, in milliseconds, but for time-outs.
	 */
	List<Long> waits() {
		return this.delays.stream().filter((delay) -> !TIMEOUTS.contains(delay)).toList();
	}

	/**
	 * Wait until so many waits have begun, and let the last of them pass.
	 */
	void passWait(int number) {
		Awaitility.await().until(() -> waits().size() >= number);
		advance(Duration.ofMillis(waits().get(number - 1)));
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		Disposable scheduled = super.schedule(task, delay, unit);
		this.delays.add(unit.toMillis(delay));
		return scheduled;
	}

}

package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices when the machine stands still, after which a client may rightly say that it
 * heard nothing for too long.
 */
final class Pulse implements AutoCloseable {

	private static final long STANDSTILL = Client.READ_TIMEOUT.dividedBy(4).toNanos();

	private static final Duration INTERVAL = Duration.ofMillis(20);

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "campaign-pulse"));

	private long last = System.nanoTime();

	private boolean standstill;

	Pulse() {
		this.timer.scheduleWithFixedDelay(this::beat, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	private synchronized void beat() {
		long now = System.nanoTime();
		this.standstill |= now - this.last > STANDSTILL;
		this.last = now;
	}

	/**
	 * Return whether the machine stood still since this was last asked.
	 * @return whether it did, for a quarter of the read time-out or longer
	 */
	boolean takeStandstill() {
		beat();
		synchronized (this) {
			boolean taken = this.standstill;
			this.standstill = false;
			return taken;
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}

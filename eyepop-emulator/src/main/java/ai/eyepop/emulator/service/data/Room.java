package ai.eyepop.emulator.service.data;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Room in which the state of the Data API lives: whoever reads or changes it does so
 * alone, one after the other. Events leave it in the order of the changes.
 */
final class Room implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Room.class);

	private final Scheduler steps = Schedulers.newSingle("eyepop-emulator-steps", true);

	private final Clock clock;

	private final Consumer<ChangeEvent> listener;

	private boolean quiet;

	Room(Clock clock, Consumer<ChangeEvent> listener) {
		this.clock = clock;
		this.listener = listener;
	}

	synchronized <T> T alone(Supplier<T> work) {
		return work.get();
	}

	/**
	 * Do something later, alone.
	 * @param delay how much later
	 * @param step what to do
	 */
	void later(Duration delay, Runnable step) {
		try {
			this.steps.schedule(() -> run(step), delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("A step was left out: the emulator is closed");
		}
	}

	void tell(ChangeEvent event) {
		if (!this.quiet) {
			this.listener.accept(event);
		}
	}

	/**
	 * Do something alone that nobody is told of.
	 * @param work what to do
	 */
	synchronized void quietly(Runnable work) {
		this.quiet = true;
		try {
			work.run();
		}
		finally {
			this.quiet = false;
		}
	}

	String now() {
		return this.clock.instant().toString();
	}

	static String newId() {
		return UUID.randomUUID().toString();
	}

	private synchronized void run(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			logger.warn("A step failed", ex);
		}
	}

	@Override
	public void close() {
		this.steps.dispose();
	}

}

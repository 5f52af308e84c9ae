package ai.eyepop.telemetry.trace;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Virtual time, which tells how much is waited for.
 */
final class CountedTimer implements Scheduler {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Set<Object> waiting = ConcurrentHashMap.newKeySet();

	/**
	 * Return how many tasks wait for their time, and were not given up.
	 */
	int waiting() {
		return this.waiting.size();
	}

	void advance(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	@Override
	public long now(TimeUnit unit) {
		return this.time.now(unit);
	}

	@Override
	public Disposable schedule(Runnable task) {
		return this.time.schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		Object key = new Object();
		this.waiting.add(key);
		Disposable scheduled = this.time.schedule(() -> {
			this.waiting.remove(key);
			task.run();
		}, delay, unit);
		return () -> {
			this.waiting.remove(key);
			scheduled.dispose();
		};
	}

	@Override
	public Worker createWorker() {
		return this.time.createWorker();
	}

	@Override
	public void dispose() {
		this.time.dispose();
	}

}

package ai.eyepop.telemetry.trace;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;

import ai.eyepop.wire.VirtualTimer;

/**
 * Virtual time, which tells how much is waited for.
 */
final class CountedTimer extends VirtualTimer {

	private final Set<Object> waiting = ConcurrentHashMap.newKeySet();

	/**
	 * Return how many tasks wait for their time, and were not given up.
	 */
	int waiting() {
		return this.waiting.size();
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		Object key = new Object();
		this.waiting.add(key);
		Disposable scheduled = super.schedule(() -> {
			this.waiting.remove(key);
			task.run();
		}, delay, unit);
		return () -> {
			this.waiting.remove(key);
			scheduled.dispose();
		};
	}

}

package ai.eyepop.benchmarks.campaign;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Sums of what happened.
 */
final class Tally {

	private final Map<String, AtomicLong> effects = new ConcurrentSkipListMap<>();

	private final Map<String, AtomicLong> ends = new ConcurrentSkipListMap<>();

	private final AtomicLong jobs = new AtomicLong();

	private final AtomicLong excused = new AtomicLong();

	void struck(@Nullable String effect) {
		if (effect != null) {
			add(this.effects, effect);
		}
	}

	void jobs(Collection<Life> lives) {
		for (Life life : lives) {
			this.jobs.incrementAndGet();
			Throwable failure = life.failure();
			String end = (failure != null) ? failure.getClass().getSimpleName()
					: life.isCanceled() ? "canceled" : "finished";
			add(this.ends, life.plan().kind().form() + " " + end);
		}
	}

	private static void add(Map<String, AtomicLong> sums, String name) {
		sums.computeIfAbsent(name, (key) -> new AtomicLong()).incrementAndGet();
	}

	void excused(int jobs) {
		this.excused.addAndGet(jobs);
	}

	long jobs() {
		return this.jobs.get();
	}

	/**
	 * Return the effects of faults that struck.
	 * @return their names, as in the JSON of faults
	 */
	Set<String> effects() {
		return this.effects.keySet();
	}

	@Override
	public String toString() {
		return "%d jobs: %s%nfaults: %s%n%s jobs failed for reasons that are in no book".formatted(jobs(), this.ends,
				this.effects, this.excused);
	}

}

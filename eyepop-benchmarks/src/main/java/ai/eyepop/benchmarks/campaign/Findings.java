package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What is wrong, as far as it was found.
 */
final class Findings {

	private static final int SHOWN = 20;

	private final Queue<String> shown = new ConcurrentLinkedQueue<>();

	private final AtomicInteger count = new AtomicInteger();

	void add(String finding) {
		if (this.count.incrementAndGet() <= SHOWN) {
			this.shown.add(finding);
		}
	}

	void expect(boolean expected, Supplier<String> finding) {
		if (!expected) {
			add(finding.get());
		}
	}

	/**
	 * Wait for something.
	 * @param condition what is waited for
	 * @param finding what is wrong if it does not come
	 */
	void await(BooleanSupplier condition, Supplier<String> finding) {
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.pollInterval(Duration.ofMillis(5))
				.until(condition::getAsBoolean);
		}
		catch (ConditionTimeoutException ex) {
			add(finding.get());
		}
	}

	int count() {
		return this.count.get();
	}

	@Override
	public String toString() {
		return "%d finding(s):%n%s".formatted(count(), String.join(System.lineSeparator(), this.shown));
	}

}

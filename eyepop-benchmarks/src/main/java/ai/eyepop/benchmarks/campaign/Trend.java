package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tells whether anything grew from the first third of a soak to the last: medians are
 * compared, and each may grow by a share and by an amount.
 */
final class Trend {

	/** With fewer samples medians are of single ones. */
	static final int FEWEST = 9;

	private final List<Sample> first;

	private final List<Sample> last;

	private final List<String> grown = new ArrayList<>();

	private Trend(List<Sample> samples) {
		int third = Math.max(1, samples.size() / 3);
		this.first = samples.subList(0, third);
		this.last = samples.subList(samples.size() - third, samples.size());
	}

	/**
	 * Look for what has grown.
	 * @param samples the samples without those of the warm-up, at least one
	 * @return what has grown, each in a sentence; nothing if all is well
	 */
	static List<String> grown(List<Sample> samples) {
		Trend trend = new Trend(samples);
		trend.compare("heap after a collection, bytes", Sample::heap, 0.15, 8e6);
		trend.compare("memory outside the heap, bytes", Sample::direct, 0.15, 8e6);
		trend.compare("threads", Sample::threads, 0, 8);
		trend.compare("open descriptors", Sample::descriptors, 0, 32);
		trend.compare("median latency, ns", Sample::p50, 0.5, 5e6);
		trend.compare("99 % latency, ns", Sample::p99, 1, 50e6);
		return trend.grown;
	}

	private void compare(String name, ToDoubleFunction<Sample> value, double share, double amount) {
		double before = median(this.first, value);
		double after = median(this.last, value);
		double limit = before * (1 + share) + amount;
		if (after > limit) {
			this.grown.add("%s grew from %.0f to %.0f, the limit is %.0f".formatted(name, before, after, limit));
		}
	}

	private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
		double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

}

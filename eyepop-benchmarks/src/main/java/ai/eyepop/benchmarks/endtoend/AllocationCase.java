package ai.eyepop.benchmarks.endtoend;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.sun.management.ThreadMXBean;

import ai.eyepop.prediction.Prediction;

/**
 * What a line of a stream allocates, beside the size of its record.
 */
final class AllocationCase implements Case {

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Override
	public List<Result> run(Setting setting) throws Exception {
		int count = StreamCase.lines(setting);
		try (OurClient ours = new OurClient(setting, "stream")) {
			Samples allocated = new Samples();
			Samples records = new Samples();
			// what runs once, and what the compiler takes out, does not count
			for (int round = 0; round < 3 * setting.warmUps() + setting.rounds(); round++) {
				long before = allocated();
				StreamCase.receive(ours, count);
				double bytes = (double) (allocated() - before) / count;
				double size = size(ours) / count;
				if (round >= 3 * setting.warmUps()) {
					allocated.add(bytes);
					records.add(size);
				}
			}
			return List.of(Result.of("allocation for a line", "bytes", allocated, "its record", records)
				.ratioJudged(Aim.atMost(1, UploadsCase.TOLERANCE, "a line allocates nothing beyond its record")));
		}
	}

	private long allocated() {
		return Arrays.stream(this.threads.getThreadAllocatedBytes(this.threads.getAllThreadIds()))
			.filter((bytes) -> bytes > 0)
			.sum();
	}

	private static double size(OurClient client) {
		long before = Heap.used();
		List<Prediction> kept = new ArrayList<>(
				Objects.requireNonNull(client.predictions(StreamCase.SMALL).collectList().block()));
		double size = Heap.used() - before;
		if (kept.isEmpty()) {
			throw new IllegalStateException("Nothing arrived");
		}
		return size;
	}

}

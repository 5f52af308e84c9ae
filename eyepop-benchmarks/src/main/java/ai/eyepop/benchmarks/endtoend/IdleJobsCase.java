package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import ai.eyepop.job.JobState;
import ai.eyepop.worker.WorkerJob;

/**
 * Jobs whose predictions do not come, each with its connection, and jobs that wait for
 * their turn.
 */
final class IdleJobsCase implements Case {

	/** What Reactor has for each processor, and what the JVM has for all of them. */
	private static final int MOST_THREADS = 16 + 16 * Runtime.getRuntime().availableProcessors();

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

	private static final Duration LOOK = Duration.ofMillis(20);

	@Override
	public List<Result> run(Setting setting) throws Exception {
		int count = setting.size(10_000, 2 * MOST_THREADS);
		int threadsBefore = threads();
		long before = Heap.used();
		List<WorkerJob> jobs = new ArrayList<>(count);
		try (OurClient client = new OurClient(setting, "silence", count, count)) {
			submit(client, jobs, count);
			awaitStart(jobs);
			double running = (double) (Heap.used() - before) / count;
			int threads = threads() - threadsBefore;
			long beforeWaiting = Heap.used();
			submit(client, jobs, count);
			double waiting = (double) (Heap.used() - beforeWaiting) / count;
			jobs.forEach(WorkerJob::cancel);
			jobs.clear();
			double floor = floor(setting, count);
			return List.of(row("heap for a job that waits for results, of %,d".formatted(count), running, floor),
					Result.of("heap for a job that waits for its turn, of %,d".formatted(count), "bytes", waiting),
					Result.of("threads for %,d idle jobs".formatted(count), "threads", threads)
						.judged(threads, Aim.atMost(MOST_THREADS, 0, "jobs have no threads of their own")));
		}
	}

	private static Result row(String what, double ours, double floor) {
		Samples oursOnce = new Samples();
		Samples floorOnce = new Samples();
		oursOnce.add(ours);
		floorOnce.add(floor);
		return Result.of(what, "bytes", oursOnce, WebClientFloor.NAME, floorOnce);
	}

	private static void submit(OurClient client, List<WorkerJob> jobs, int count) {
		for (int i = 0; i < count; i++) {
			jobs.add(client.submit(StreamCase.SMALL));
		}
	}

	private static void awaitStart(List<WorkerJob> jobs) {
		long begin = System.nanoTime();
		while (!jobs.stream().allMatch((job) -> job.state() == JobState.IN_PROGRESS)) {
			if (System.nanoTime() - begin > LONGEST_WAIT.toNanos()) {
				throw new IllegalStateException("Only %d of %d jobs have begun".formatted(
						jobs.stream().filter((job) -> job.state() == JobState.IN_PROGRESS).count(), jobs.size()));
			}
			LockSupport.parkNanos(LOOK.toNanos());
		}
	}

	private static double floor(Setting setting, int count) throws IOException {
		List<String> args = new ArrayList<>(List.of(Integer.toString(count)));
		args.addAll(setting.args());
		Samples heap = new Samples();
		JavaProcess.run(List.of(), List.of("-Xmx1g"), IdleFloor.class, args,
				(line) -> heap.add(Double.parseDouble(line)));
		return heap.median();
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

}

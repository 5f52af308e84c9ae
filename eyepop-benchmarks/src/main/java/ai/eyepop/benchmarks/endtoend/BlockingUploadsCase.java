package ai.eyepop.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The same uploads by the blocking twin on virtual threads.
 */
final class BlockingUploadsCase implements Case {

	private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

	private static final int AIMED_AT = 16;

	private static final List<Integer> IN_FLIGHT = List.of(1, AIMED_AT, 128, 1024);

	@Override
	public List<Result> run(Setting setting) throws Exception {
		if (Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS) {
			System.out.println(
					"blocking: skipped, since Java %d has no virtual threads".formatted(Runtime.version().feature()));
			return List.of();
		}
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor();
		threads.setVirtualThreads(true);
		try (TemporaryFile file = TemporaryFile.ofSize(UploadsCase.FILE_SIZE);
				OurClient ours = new OurClient(setting, "image");
				WebClientFloor webClient = new WebClientFloor(setting, "image")) {
			int count = setting.size(4_096, 32);
			Rounds rounds = new Rounds();
			for (int inFlight : IN_FLIGHT) {
				rounds.with("ours" + inFlight, () -> throughput(threads, ours, file.path(), inFlight, count))
					.with(WebClientFloor.NAME + inFlight,
							() -> throughput(threads, webClient, file.path(), inFlight, count));
			}
			return results(rounds.run(setting));
		}
	}

	private double throughput(SimpleAsyncTaskExecutor threads, UploadClient client, Path path, int inFlight,
			int count) {
		long begin = System.nanoTime();
		int users = Math.min(inFlight, count);
		Stream<CompletableFuture<Void>> all = Stream.generate(() -> CompletableFuture.runAsync(() -> {
			for (int done = 0; done < count / users; done++) {
				client.uploadAndWait(path);
			}
		}, threads)).limit(users);
		CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
		return (count / users * users) * 1e9 / (System.nanoTime() - begin);
	}

	private List<Result> results(Measured samples) {
		List<Result> results = new ArrayList<>();
		for (int inFlight : IN_FLIGHT) {
			Result result = Result.of("the same, blocking on %,d virtual thread(s)".formatted(inFlight), "uploads/s",
					samples.get("ours" + inFlight), WebClientFloor.NAME + ", block()",
					samples.get(WebClientFloor.NAME + inFlight));
			results.add(
					(inFlight == AIMED_AT)
							? result.ratioJudged(Aim.atLeast(0.85, UploadsCase.TOLERANCE,
									"16 virtual threads that wait for uploads reach 0.85 of a bare WebClient"))
							: result);
		}
		return results;
	}

}

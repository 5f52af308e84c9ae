package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it takes until the first prediction of a stream is there: in a process that is
 * warm, and from the begin of a new one.
 */
final class FirstResultCase implements Case {

	@Override
	public List<Result> run(Setting setting) throws Exception {
		List<Result> results = new ArrayList<>();
		int count = setting.size(200, 2);
		try (OurClient ours = new OurClient(setting, "stream");
				ReactorNettyFloor floor = new ReactorNettyFloor(setting, "stream")) {
			Measured warm = new Rounds()
				.with("ours", () -> time(count, () -> ours.predictions(StreamCase.SMALL).blockFirst()))
				.with("floor", () -> time(count, () -> floor.stream().blockFirst()))
				.run(setting);
			results.add(Result.of("time to the first result of a stream, warm", "ms", warm.get("ours"),
					"Reactor Netty, first bytes", warm.get("floor")));
		}
		Measured cold = new Rounds().with("ours", () -> firstOf(setting, FirstUpload.OURS))
			.with("floor", () -> firstOf(setting, FirstUpload.FLOOR))
			.run(new Setting(setting.port(), setting.serverPid(), setting.rounds(), true));
		results.add(Result.of("time from main() to the first result, cold", "ms", cold.get("ours"), WebClientFloor.NAME,
				cold.get("floor")));
		return results;
	}

	private static double time(int count, Runnable work) {
		Samples times = new Samples();
		for (int i = 0; i < count; i++) {
			long begin = System.nanoTime();
			work.run();
			times.add((System.nanoTime() - begin) / 1e6);
		}
		return times.median();
	}

	private static double firstOf(Setting setting, String client) throws IOException {
		try (TemporaryFile file = TemporaryFile.ofSize(UploadsCase.FILE_SIZE)) {
			return FirstUpload.run(setting, client, file).time();
		}
	}

}

package ai.eyepop.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.List;

/**
 * How long one upload takes if there is no other, and what our client adds to the slow
 * ones.
 */
final class LatencyCase implements Case {

	private static final double SLOW = 0.99;

	private final Samples ours50 = new Samples();

	private final Samples ours99 = new Samples();

	private final Samples floor50 = new Samples();

	private final Samples floor99 = new Samples();

	@Override
	public List<Result> run(Setting setting) throws Exception {
		int count = setting.size(2_000, 2);
		try (TemporaryFile file = TemporaryFile.ofSize(UploadsCase.FILE_SIZE);
				OurClient ours = new OurClient(setting, "image");
				WebClientFloor floor = new WebClientFloor(setting, "image")) {
			for (int round = 0; round < setting.warmUps() + setting.rounds(); round++) {
				measure(ours, floor, file.path(), count, round >= setting.warmUps());
			}
		}
		double added = this.ours99.paired(this.floor99, (slow, floor) -> slow - floor);
		return List.of(Result.of("latency of one upload, median", "ms", this.ours50, WebClientFloor.NAME, this.floor50),
				Result.of("latency of one upload, p99", "ms", this.ours99, WebClientFloor.NAME, this.floor99),
				Result.of("added p99 latency", "ms", added)
					.judged(added, Aim.atMost(0.5, UploadsCase.TOLERANCE,
							"our client adds no more than 0.5 ms to the p99 of a bare WebClient")));
	}

	private void measure(UploadClient ours, UploadClient floor, Path path, int count, boolean counts) {
		Samples oursTimes = new Samples();
		Samples floorTimes = new Samples();
		for (int i = 0; i < count; i++) {
			oursTimes.add(time(ours, path));
			floorTimes.add(time(floor, path));
		}
		if (counts) {
			this.ours50.add(oursTimes.median());
			this.ours99.add(oursTimes.quantile(SLOW));
			this.floor50.add(floorTimes.median());
			this.floor99.add(floorTimes.quantile(SLOW));
		}
	}

	private static double time(UploadClient client, Path path) {
		long begin = System.nanoTime();
		client.uploadAndWait(path);
		return (System.nanoTime() - begin) / 1e6;
	}

}

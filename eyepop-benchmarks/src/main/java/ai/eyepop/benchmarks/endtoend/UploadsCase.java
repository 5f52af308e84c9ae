package ai.eyepop.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Flux;

/**
 * Uploads of a file of 100 kB by its path, reactive, from 1 to 1,024 at once.
 */
final class UploadsCase implements Case {

	static final int FILE_SIZE = 100_000;

	static final double TOLERANCE = 0.05;

	private static final String SOCKETS = "raw sockets";

	private static final int AIMED_AT = 16;

	private static final List<Integer> IN_FLIGHT = List.of(1, AIMED_AT, 128, 1024);

	@Override
	public List<Result> run(Setting setting) throws Exception {
		ServerLoad load = new ServerLoad(setting);
		try (TemporaryFile file = TemporaryFile.ofSize(FILE_SIZE);
				OurClient ours = new OurClient(setting, "image");
				WebClientFloor webClient = new WebClientFloor(setting, "image");
				ReactorNettyFloor netty = new ReactorNettyFloor(setting, "image");
				RawSockets sockets = new RawSockets(setting.floor("image"), file.path(), AIMED_AT)) {
			int count = setting.size(4_000, 32);
			Rounds rounds = new Rounds();
			for (int inFlight : IN_FLIGHT) {
				rounds.with("ours" + inFlight, () -> throughput(ours, file.path(), inFlight, count))
					.with(WebClientFloor.NAME + inFlight, () -> throughput(webClient, file.path(), inFlight, count))
					.with(ReactorNettyFloor.NAME + inFlight, () -> throughput(netty, file.path(), inFlight, count));
			}
			rounds.with(SOCKETS, () -> {
				load.begin();
				long begin = System.nanoTime();
				sockets.upload(count);
				double throughput = count * 1e9 / (System.nanoTime() - begin);
				load.end();
				return throughput;
			});
			return results(rounds.run(setting), load);
		}
	}

	private double throughput(UploadClient client, Path path, int inFlight, int count) {
		long begin = System.nanoTime();
		long done = Flux.range(0, count)
			.flatMap((i) -> client.upload(path), inFlight)
			.count()
			.blockOptional()
			.orElseThrow();
		if (done != count) {
			throw new IllegalStateException("Only %d of %d uploads were answered".formatted(done, count));
		}
		return count * 1e9 / (System.nanoTime() - begin);
	}

	private List<Result> results(Measured samples, ServerLoad load) {
		List<Result> results = new ArrayList<>();
		for (int inFlight : IN_FLIGHT) {
			Samples ours = samples.get("ours" + inFlight);
			String what = "100 kB by path, %,d in flight".formatted(inFlight);
			Result webClient = Result.of(what, "uploads/s", ours, WebClientFloor.NAME,
					samples.get(WebClientFloor.NAME + inFlight));
			Result netty = Result.of(what, "uploads/s", ours, ReactorNettyFloor.NAME + ", sendFile",
					samples.get(ReactorNettyFloor.NAME + inFlight));
			if (inFlight == AIMED_AT) {
				webClient = webClient
					.ratioJudged(Aim.atLeast(0.85, TOLERANCE, "16 uploads in flight reach 0.85 of a bare WebClient"));
				netty = netty.ratioJudged(Aim.atLeast(0.6, TOLERANCE,
						"16 uploads in flight reach 0.6 of bare Reactor Netty with sendFile"));
			}
			results.add(webClient);
			results.add(netty);
		}
		results.add(steady(samples, 128, AIMED_AT));
		results.add(steady(samples, 1024, 128));
		Samples floor = samples.get(ReactorNettyFloor.NAME + AIMED_AT);
		results.add(
				Result
					.of("the server alone, 16 connections", "uploads/s", samples.get(SOCKETS),
							ReactorNettyFloor.NAME + ", sendFile", floor)
					.noted(load.at(samples.get(SOCKETS).median())));
		return results;
	}

	private Result steady(Measured samples, int more, int fewer) {
		return Result
			.of("100 kB by path, %,d after %,d in flight".formatted(more, fewer), "uploads/s",
					samples.get("ours" + more), "ours, %,d in flight".formatted(fewer), samples.get("ours" + fewer))
			.ratioJudged(Aim.atLeast(1, 2 * TOLERANCE,
					"throughput does not fall from %,d to %,d in flight".formatted(fewer, more)));
	}

}

package ai.eyepop.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

/**
 * Uploads of a file of 100 kB by its path, reactive, from 1 to 1,024 at once.
 */
final class UploadsCase implements Case {

	static final int FILE_SIZE = 100_000;

	static final double TOLERANCE = 0.05;

	private static final String SOCKETS = "raw sockets";

	private static final int AIMED_AT = 16;

	private static final List<Integer> MORE = List.of(128, 1024);

	private static final List<Integer> IN_FLIGHT = Stream.concat(Stream.of(1, AIMED_AT), MORE.stream()).toList();

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
		LongAdder done = new LongAdder();
		int users = Math.min(inFlight, count);
		long begin = System.nanoTime();
		// Flux.flatMap would look at each of 1,024 whenever one of them ends
		Mono.when(IntStream.range(0, users).mapToObj((user) -> {
			int share = count / users + ((user < count % users) ? 1 : 0);
			return client.upload(path).doOnNext((prediction) -> done.increment()).repeat(share - 1);
		}).toList()).block();
		double throughput = count * 1e9 / (System.nanoTime() - begin);
		if (done.sum() != count) {
			throw new IllegalStateException("Only %d of %d uploads were answered".formatted(done.sum(), count));
		}
		return throughput;
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
		results.addAll(steady(samples));
		Samples floor = samples.get(ReactorNettyFloor.NAME + AIMED_AT);
		results.add(
				Result
					.of("the server alone, 16 connections", "uploads/s", samples.get(SOCKETS),
							ReactorNettyFloor.NAME + ", sendFile", floor)
					.noted(load.at(samples.get(SOCKETS).median())));
		return results;
	}

	/**
	 * Compare more uploads in flight with the best of fewer, by the median: a tolerance
	 * from step to step would add up.
	 * @param samples what was measured of our client
	 * @return a row for each step
	 */
	static List<Result> steady(Measured samples) {
		List<Result> results = new ArrayList<>();
		int best = AIMED_AT;
		for (int inFlight : MORE) {
			Samples more = samples.get("ours" + inFlight);
			results.add(Result
				.of("100 kB by path, %,d in flight".formatted(inFlight), "uploads/s", more,
						"ours, %d in flight, the best of fewer".formatted(best), samples.get("ours" + best))
				.ratioJudged(Aim.atLeast(1, 2 * TOLERANCE,
						"throughput does not fall from %d to %,d in flight".formatted(AIMED_AT, inFlight))));
			best = (more.median() > samples.get("ours" + best).median()) ? inFlight : best;
		}
		return results;
	}

}

package ai.eyepop.benchmarks.endtoend;

import java.util.List;

import org.springframework.http.MediaType;

import ai.eyepop.benchmarks.server.PredictionLines;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;

/**
 * A stream of lines from the socket to records, beside Jackson that reads the same lines
 * from memory, and a client that throws them away.
 */
final class StreamCase implements Case {

	static final Source SMALL = Source.of(new byte[100], MediaType.IMAGE_JPEG);

	static int lines(Setting setting) {
		return setting.size(10_000, 100);
	}

	@Override
	public List<Result> run(Setting setting) throws Exception {
		int count = lines(setting);
		List<byte[]> lines = PredictionLines.create(count, Options.OBJECTS);
		try (OurClient ours = new OurClient(setting, "stream");
				ReactorNettyFloor netty = new ReactorNettyFloor(setting, "stream")) {
			Measured samples = new Rounds().with("ours", () -> rate(count, () -> receive(ours, count)))
				.with("Jackson", () -> rate(count, () -> read(lines)))
				.with("Netty", () -> rate(count, () -> netty.stream().then().block()))
				.run(setting);
			Samples speed = samples.get("ours");
			String what = "stream of %,d lines of %d objects".formatted(count, Options.OBJECTS);
			return List.of(
					Result.of(what, "lines/s", speed, "Jackson from memory", samples.get("Jackson"))
						.ratioJudged(Aim.atLeast(1, UploadsCase.TOLERANCE,
								"a stream is decoded from the socket as fast as Jackson binds it from memory")),
					Result.of(what, "lines/s", speed, "Reactor Netty, discarding", samples.get("Netty")));
		}
	}

	static void receive(OurClient client, int count) {
		long received = client.predictions(SMALL)
			.filter((prediction) -> prediction.objects().size() == Options.OBJECTS)
			.count()
			.blockOptional()
			.orElseThrow();
		if (received != count) {
			throw new IllegalStateException("Only %d of %d lines arrived".formatted(received, count));
		}
	}

	private static void read(List<byte[]> lines) {
		for (byte[] line : lines) {
			Prediction prediction = FloorRequest.prediction(line);
			if (prediction.objects().size() != Options.OBJECTS) {
				throw new IllegalStateException("A line was not read as it is");
			}
		}
	}

	private static double rate(int count, Runnable work) {
		long begin = System.nanoTime();
		work.run();
		return count * 1e9 / (System.nanoTime() - begin);
	}

}

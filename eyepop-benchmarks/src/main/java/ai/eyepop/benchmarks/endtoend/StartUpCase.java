package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.eyepop.benchmarks.StartUp;

/**
 * What the starter adds to the start of a servlet application, on one core.
 */
final class StartUpCase implements Case {

	@Override
	public List<Result> run(Setting setting) throws IOException {
		Map<String, List<Long>> times = StartUp.measure(setting.rounds());
		String floorName = times.keySet().iterator().next();
		Samples floor = samples(times.getOrDefault(floorName, List.of()));
		List<Result> results = new ArrayList<>();
		times.forEach((name, all) -> {
			if (!name.equals(floorName)) {
				Samples ours = samples(all);
				double added = ours.paired(floor, (with, without) -> with - without);
				results.add(Result.of("start of an application " + name, "ms", ours, floorName, floor)
					.noted("+%.0f ms".formatted(added)));
			}
		});
		return results;
	}

	private static Samples samples(List<Long> times) {
		Samples samples = new Samples();
		times.forEach((time) -> samples.add(time));
		return samples;
	}

}

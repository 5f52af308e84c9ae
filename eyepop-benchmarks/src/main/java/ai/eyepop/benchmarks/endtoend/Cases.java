package ai.eyepop.benchmarks.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All cases by their names.
 */
final class Cases {

	private static final Map<String, Supplier<Case>> ALL = new LinkedHashMap<>();

	static {
		ALL.put("uploads", UploadsCase::new);
		ALL.put("blocking", BlockingUploadsCase::new);
		ALL.put("latency", LatencyCase::new);
		ALL.put("stream", StreamCase::new);
		ALL.put("allocation", AllocationCase::new);
		ALL.put("copies", CopiesCase::new);
		ALL.put("first", FirstResultCase::new);
		ALL.put("huge", HugeUploadCase::new);
		ALL.put("idle", IdleJobsCase::new);
		ALL.put("start-up", StartUpCase::new);
	}

	private Cases() {
	}

	static List<String> names() {
		return List.copyOf(ALL.keySet());
	}

	static Case named(String name) {
		Supplier<Case> known = ALL.get(name);
		if (known == null) {
			throw new IllegalArgumentException("There is no case '%s', only %s".formatted(name, names()));
		}
		return known.get();
	}

}

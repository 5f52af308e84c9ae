package ai.eyepop.benchmarks.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a command, which are whole numbers: {@code --seed 17}.
 */
final class Options {

	private final Map<String, Long> values = new HashMap<>();

	/**
	 * Read options.
	 * @param args what the command was given
	 * @param known the names that there are
	 */
	Options(String[] args, String... known) {
		for (int i = 0; i < args.length; i += 2) {
			if (!List.of(known).contains(args[i]) || i + 1 == args.length) {
				throw new IllegalArgumentException("%s is not one of the options, which have a number each: %s"
					.formatted(args[i], List.of(known)));
			}
			this.values.put(args[i], Long.valueOf(args[i + 1]));
		}
	}

	long get(String name, long otherwise) {
		return this.values.getOrDefault(name, otherwise);
	}

}

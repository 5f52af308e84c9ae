package ai.eyepop.benchmarks.endtoend;

import java.time.Duration;
import java.util.List;

/**
 * What the command line says.
 *
 * @param cases names of the cases
 * @param rounds rounds that count
 * @param quick whether it is only to be seen that all of it runs
 * @param delay by how much our client is answered late, to see that a missed aim is found
 * @param jvm options for the JVMs of the cases, such as those of a profiler
 */
record Options(List<String> cases, int rounds, boolean quick, Duration delay, List<String> jvm) {

	static final int OBJECTS = 10;

	static final String USAGE = """
			[--cases=%s] [--rounds=7] [--quick] [--delay=milliseconds of our client's answers] [--jvm=options]"""
		.formatted(String.join(",", Cases.names()));

	static Options parse(String... args) {
		Options options = new Options(Cases.names(), 7, false, Duration.ZERO, List.of());
		for (String arg : args) {
			options = options.with(arg);
		}
		return options;
	}

	private Options with(String arg) {
		String value = arg.substring(arg.indexOf('=') + 1);
		return switch (arg.substring(0, arg.length() - value.length())) {
			case "--cases=" -> {
				List<String> cases = List.of(value.split(","));
				cases.forEach(Cases::named);
				yield new Options(cases, this.rounds, this.quick, this.delay, this.jvm);
			}
			case "--rounds=" -> new Options(this.cases, Integer.parseInt(value), this.quick, this.delay, this.jvm);
			case "--delay=" ->
				new Options(this.cases, this.rounds, this.quick, Duration.ofMillis(Long.parseLong(value)), this.jvm);
			case "--jvm=" -> new Options(this.cases, this.rounds, this.quick, this.delay, List.of(value.split(" ")));
			case "" -> quick(arg);
			default -> throw unknown(arg);
		};
	}

	private Options quick(String arg) {
		if (!arg.equals("--quick")) {
			throw unknown(arg);
		}
		return new Options(this.cases, 1, true, this.delay, this.jvm);
	}

	private static IllegalArgumentException unknown(String arg) {
		return new IllegalArgumentException("There is no option '%s', only %s".formatted(arg, USAGE));
	}

	int lines() {
		return this.quick ? 100 : 10_000;
	}

}

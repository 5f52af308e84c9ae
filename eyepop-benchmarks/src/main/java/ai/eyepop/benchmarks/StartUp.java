package ai.eyepop.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Measures what the starter adds to the start of a servlet application: the same
 * application with and without it on the class path, in turns, a process each.
 */
public final class StartUp {

	private static final Pattern RESULT = Pattern.compile(StartUpApplication.RESULT + "(\\d+)");

	/** What comes with the starter, and not with a servlet application. */
	private static final Pattern STARTER = Pattern.compile("(eyepop-spring-boot-.*|reactor-.*|reactive-streams-.*"
			+ "|netty-.*|spring-webflux-.*|spring-retry-.*|jsonschema-.*|classmate-.*|flatbuffers-.*"
			+ "|spring-boot-(webclient|reactor|http-client|starter-webclient).*)");

	private StartUp() {
	}

	/**
	 * Measure, and print the medians.
	 * @param args number of rounds
	 * @throws IOException if there is no such process
	 */
	public static void main(String[] args) throws IOException {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 20;
		Map<String, List<String>> variants = new LinkedHashMap<>();
		variants.put("without the starter", command((library) -> !STARTER.matcher(library).matches()));
		variants.put("with the starter", command((library) -> true));
		variants.put("with the starter, both endpoints made",
				command((library) -> true, WorkerEndpoint.class.getName(), DataEndpoint.class.getName()));
		Map<String, List<Long>> times = new LinkedHashMap<>();
		// the first round fills the caches of the operating system
		for (int round = 0; round <= rounds; round++) {
			for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
				long time = run(variant.getValue());
				if (round > 0) {
					times.computeIfAbsent(variant.getKey(), (name) -> new ArrayList<>()).add(time);
				}
			}
		}
		long floor = median(times.values().iterator().next());
		times.forEach((name, all) -> System.out.printf("%-40s median %5d ms, %+d ms (%d to %d, %d runs)%n", name,
				median(all), median(all) - floor, all.stream().min(Long::compare).orElseThrow(),
				all.stream().max(Long::compare).orElseThrow(), all.size()));
	}

	private static List<String> command(Predicate<String> libraries, String... beans) {
		// the application itself is a folder, or a file of this module's name
		String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> isOfThisModule(entry) || libraries.test(name(new File(entry))))
			.collect(Collectors.joining(File.pathSeparator));
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
				"-Deyepop.api-key=none", "-Dserver.port=0", "-cp", classPath, StartUpApplication.class.getName()));
		command.addAll(List.of(beans));
		return command;
	}

	private static boolean isOfThisModule(String entry) {
		return entry.contains("eyepop-benchmarks");
	}

	private static String name(File entry) {
		// a module that was built in the same run is a folder of classes
		return entry.isDirectory() ? entry.getParentFile().getParentFile().getName() + "-" : entry.getName();
	}

	private static long run(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Matcher matcher = RESULT.matcher(output);
		if (!matcher.find()) {
			throw new IllegalStateException("The application did not start: " + output);
		}
		return Long.parseLong(matcher.group(1));
	}

	private static long median(List<Long> times) {
		List<Long> sorted = times.stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

}

package ai.eyepop.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Measures what the starter adds to the start of a servlet application: the same
 * application without it, with Boot's own starter for {@code WebClient}, and with ours,
 * in turns, a process each.
 */
public final class StartUp {

	private static final Pattern RESULT = Pattern.compile(StartUpApplication.RESULT + "(\\d+)");

	/**
	 * What comes with Boot's starter for WebClient, and not with a servlet application.
	 */
	private static final Pattern WEB_CLIENT = Pattern.compile("(reactor-.*|reactive-streams-.*|netty-.*"
			+ "|spring-webflux-.*|spring-boot-(webclient|reactor|http-client|starter-webclient).*)");

	/** What comes with our starter only. */
	private static final Pattern STARTER = Pattern
		.compile("(eyepop-spring-boot-.*|spring-retry-.*|jsonschema-.*|classmate-.*|flatbuffers-.*)");

	private StartUp() {
	}

	/**
	 * Measure, and print the medians.
	 * @param args number of rounds
	 * @throws IOException if there is no such process
	 */
	public static void main(String[] args) throws IOException {
		Map<String, List<Long>> times = measure((args.length > 0) ? Integer.parseInt(args[0]) : 20);
		long floor = median(times.values().iterator().next());
		times.forEach((name, all) -> System.out.printf("%-40s median %5d ms, %+d ms, %.2f (%d to %d, %d runs)%n", name,
				median(all), median(all) - floor, (double) median(all) / floor,
				all.stream().min(Long::compare).orElseThrow(), all.stream().max(Long::compare).orElseThrow(),
				all.size()));
	}

	/**
	 * Measure.
	 * @param rounds number of runs of each variant
	 * @return milliseconds of each run, by the name of the variant; the floor is first
	 * @throws IOException if there is no such process
	 */
	public static Map<String, List<Long>> measure(int rounds) throws IOException {
		Map<String, List<String>> variants = new LinkedHashMap<>();
		variants.put("a servlet application", command(List.of()));
		variants.put("with Boot's starter for WebClient", command(List.of(WEB_CLIENT)));
		variants.put("with our starter", command(List.of(WEB_CLIENT, STARTER)));
		variants.put("with our starter, both endpoints made",
				command(List.of(WEB_CLIENT, STARTER), WorkerEndpoint.class.getName(), DataEndpoint.class.getName()));
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
		return times;
	}

	private static List<String> command(List<Pattern> added, String... beans) {
		List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
		// as in an application to which the starter is added: after what it had
		Stream<String> own = all.stream().filter((entry) -> !isOf(WEB_CLIENT, entry) && !isOf(STARTER, entry));
		Stream<String> more = all.stream()
			.filter((entry) -> added.stream().anyMatch((libraries) -> isOf(libraries, entry)));
		List<String> command = new ArrayList<>(
				List.of(System.getProperty("java.home") + "/bin/java", "-Deyepop.api-key=none", "-Dserver.port=0",
						"-cp", Stream.concat(own, more).collect(Collectors.joining(File.pathSeparator)),
						StartUpApplication.class.getName()));
		command.addAll(List.of(beans));
		return command;
	}

	private static boolean isOf(Pattern libraries, String entry) {
		return libraries.matcher(new File(entry).getName()).matches();
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
		return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
	}

}

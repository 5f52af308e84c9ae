package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/**
 * Measures our client against a server that is far faster, beside floors in the same run,
 * and prints a table. Ends with 1 if a promise is broken, and says which.
 */
public final class EndToEnd {

	private static final int BROKEN = 1;

	private static final int USAGE = 2;

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final Options options;

	private final PrintStream out;

	EndToEnd(Options options, PrintStream out) {
		this.options = options;
		this.out = out;
	}

	/**
	 * Measure.
	 * @param args the options
	 * @throws IOException if a process does not start or fails
	 */
	public static void main(String[] args) throws IOException {
		Options options;
		try {
			options = Options.parse(args);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(USAGE);
			return;
		}
		System.exit(new EndToEnd(options, System.out).run());
	}

	/**
	 * Measure all cases.
	 * @return the exit code
	 * @throws IOException if a process does not start or fails
	 */
	int run() throws IOException {
		Cores cores = Cores.find();
		this.out.printf("%s on %d processors; %s; %d round(s)%n%n", Runtime.version(),
				Runtime.getRuntime().availableProcessors(), cores, this.options.rounds());
		List<Result> results = new ArrayList<>();
		try (ServerProcess server = new ServerProcess(cores, this.options)) {
			Setting setting = new Setting(server.port(), server.pid(), this.options.rounds(), this.options.quick());
			for (String name : this.options.cases()) {
				results.addAll(run(name, setting, cores));
			}
		}
		new Table(results).print(this.out);
		List<String> broken = results.stream().map(Result::broken).filter(Objects::nonNull).toList();
		this.out.println();
		broken.forEach(this.out::println);
		return broken.isEmpty() ? 0 : BROKEN;
	}

	private List<Result> run(String name, Setting setting, Cores cores) throws IOException {
		List<String> args = new ArrayList<>(List.of(name));
		args.addAll(setting.args());
		List<String> jvm = new ArrayList<>(List.of("-Xmx1g"));
		jvm.addAll(this.options.jvm());
		List<Result> results = new ArrayList<>();
		JavaProcess.run(cores.forClient(), jvm, CaseProgram.class, args, (line) -> {
			if (line.startsWith(CaseProgram.RESULT)) {
				results.add(this.mapper.readValue(line.substring(CaseProgram.RESULT.length()), Result.class));
			}
			else {
				this.out.println(line);
			}
		});
		return results;
	}

}

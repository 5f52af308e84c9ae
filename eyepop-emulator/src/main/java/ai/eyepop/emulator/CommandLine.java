package ai.eyepop.emulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Arguments of the program.
 */
final class CommandLine {

	private static final List<Option> OPTIONS = List.of(
			new Option("--host", "ADDRESS", "address to bind to", "127.0.0.1", CommandLine::host),
			new Option("--port", "PORT", "port to bind to, 0 for a free one", "8080",
					(line, value) -> line.port(Integer.parseInt(value))),
			new Option("--api-key", "KEY", "API key to accept, may be repeated", "emulator-key",
					(line, value) -> line.apiKeys.add(value)),
			new Option("--token-lifetime", "TIME", "how long tokens are valid", "PT1H",
					(line, value) -> line.builder.tokenLifetime(Duration.parse(value))),
			new Option("--account", "UUID", "account that the Data API knows, may be repeated", "emulator-account",
					(line, value) -> line.accounts.add(value)),
			new Option("--data-path", "PATH", "path that the Data API is below, like /data", "none",
					data(DataSettings::path)),
			new Option("--vlm-path", "PATH", "path that the VLM API is below, like /vlm", "none",
					data(DataSettings::vlmPath)),
			new Option("--asset-step", "TIME", "time between the states of an asset", "PT0S",
					data((data, value) -> data.assetStep(Duration.parse(value)))),
			new Option("--training-step", "TIME", "time between the steps of a training, an export or a workflow",
					"PT0.02S", data((data, value) -> data.trainingStep(Duration.parse(value)))),
			new Option("--inference-delay", "TIME", "how long VLM jobs wait before they are worked on", "PT0S",
					data((data, value) -> data.inferenceDelay(Duration.parse(value)))),
			new Option("--signed-url-lifetime", "TIME", "how long signed URLs are valid", "PT15M",
					data((data, value) -> data.signedUrlLifetime(Duration.parse(value)))),
			new Option("--event-authorization-timeout", "TIME",
					"how long an event socket may stay without a valid authorization", "PT5S",
					data((data, value) -> data.eventAuthorizationTimeout(Duration.parse(value)))));

	static final String USAGE = usage();

	private static final int DEFAULT_PORT = 8080;

	private final EyePopEmulatorBuilder builder = EyePopEmulator.builder().port(DEFAULT_PORT);

	private final List<String> apiKeys = new ArrayList<>();

	private final List<String> accounts = new ArrayList<>();

	private String host = "127.0.0.1";

	private int port = DEFAULT_PORT;

	private boolean help;

	private boolean health;

	private CommandLine() {
	}

	/**
	 * Read arguments and the environment of this process.
	 * @param args the arguments
	 * @return what they say
	 * @throws IllegalArgumentException if an argument is not known or not valid
	 */
	static CommandLine parse(String... args) {
		return parse(System.getenv(), args);
	}

	/**
	 * Read arguments.
	 * @param environment environment variables, used where there is no argument
	 * @param args the arguments
	 * @return what they say
	 * @throws IllegalArgumentException if an argument is not known or not valid
	 */
	static CommandLine parse(Map<String, String> environment, String... args) {
		CommandLine line = new CommandLine();
		for (String arg : args) {
			line.read(arg);
		}
		line.addIfEmpty(line.apiKeys, environment.get("EMULATOR_API_KEY"));
		line.addIfEmpty(line.accounts, environment.get("EMULATOR_ACCOUNT"));
		if (!line.apiKeys.isEmpty()) {
			line.builder.apiKeys(line.apiKeys);
		}
		if (!line.accounts.isEmpty()) {
			line.builder.data((data) -> data.accounts(line.accounts.toArray(String[]::new)));
		}
		return line;
	}

	boolean isHelp() {
		return this.help;
	}

	/**
	 * Return whether an emulator that runs is to be asked for its health.
	 * @return whether to ask, and not to start one
	 */
	boolean isHealth() {
		return this.health;
	}

	String host() {
		return this.host;
	}

	int port() {
		return this.port;
	}

	EyePopEmulatorBuilder builder() {
		return this.builder;
	}

	private void host(String host) {
		this.host = host;
		this.builder.host(host);
	}

	private void port(int port) {
		this.port = port;
		this.builder.port(port);
	}

	private static BiConsumer<CommandLine, String> data(BiConsumer<DataSettings, String> setting) {
		return (line, value) -> line.builder.data((data) -> setting.accept(data, value));
	}

	private void addIfEmpty(List<String> values, @Nullable String value) {
		if (values.isEmpty() && value != null && !value.isBlank()) {
			values.add(value);
		}
	}

	private void read(String arg) {
		int split = arg.indexOf('=');
		String name = (split > 0) ? arg.substring(0, split) : arg;
		String value = (split > 0) ? arg.substring(split + 1) : "";
		if (arg.equals("--help")) {
			this.help = true;
			return;
		}
		if (arg.equals("--health")) {
			this.health = true;
			return;
		}
		Option option = OPTIONS.stream()
			.filter((known) -> known.name.equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown argument '%s'".formatted(name)));
		if (value.isBlank()) {
			throw new IllegalArgumentException("%s needs a value: %s=...".formatted(name, name));
		}
		try {
			option.action.accept(this, value);
		}
		catch (NumberFormatException | DateTimeParseException ex) {
			throw new IllegalArgumentException("'%s' is not a valid value of %s".formatted(value, name), ex);
		}
	}

	private static String usage() {
		return """
				Usage: java -jar eyepop-emulator-exec.jar [options]

				%s
				  --health
				      start nothing, end with code 0 if an emulator at host and port answers, else with code 1
				  --help
				      show this text

				A TIME is written like PT1H30M or PT0.5S. The environment variables EMULATOR_API_KEY and
				EMULATOR_ACCOUNT are used in place of --api-key and --account that are not given.
				""".formatted(OPTIONS.stream().map(Option::usage).collect(Collectors.joining("\n")));
	}

	/**
	 * Option that takes a value.
	 *
	 * @param name the name with its dashes
	 * @param value what stands for the value in the help
	 * @param help what it is
	 * @param otherwise the default
	 * @param action what the value does
	 */
	private record Option(String name, String value, String help, String otherwise,
			BiConsumer<CommandLine, String> action) {

		String usage() {
			return "  %s=%s%n      %s (default %s)".formatted(this.name, this.value, this.help, this.otherwise);
		}

	}

}

package ai.eyepop.emulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Arguments of the program.
 */
final class CommandLine {

	static final String USAGE = """
			Usage: java -jar eyepop-emulator-exec.jar [options]

			  --host=ADDRESS         address to bind to (default 127.0.0.1)
			  --port=PORT            port to bind to, 0 for a free one (default 8080)
			  --api-key=KEY          API key to accept, may be repeated (default emulator-key)
			  --token-lifetime=TIME  how long tokens are valid, like PT1H (default PT1H)
			  --help                 show this text
			""";

	private final EyePopEmulatorBuilder builder = EyePopEmulator.builder().port(8080);

	private final List<String> apiKeys = new ArrayList<>();

	private boolean help;

	private CommandLine() {
	}

	/**
	 * Read arguments.
	 * @param args the arguments
	 * @return what they say
	 * @throws IllegalArgumentException if an argument is not known or not valid
	 */
	static CommandLine parse(String... args) {
		CommandLine line = new CommandLine();
		for (String arg : args) {
			line.read(arg);
		}
		if (!line.apiKeys.isEmpty()) {
			line.builder.apiKeys(line.apiKeys);
		}
		return line;
	}

	boolean isHelp() {
		return this.help;
	}

	EyePopEmulatorBuilder builder() {
		return this.builder;
	}

	private void read(String arg) {
		int split = arg.indexOf('=');
		String name = (split > 0) ? arg.substring(0, split) : arg;
		String value = (split > 0) ? arg.substring(split + 1) : "";
		if (arg.equals("--help")) {
			this.help = true;
			return;
		}
		if (!List.of("--host", "--port", "--api-key", "--token-lifetime").contains(name)) {
			throw new IllegalArgumentException("Unknown argument '%s'".formatted(name));
		}
		if (value.isBlank()) {
			throw new IllegalArgumentException("%s needs a value: %s=...".formatted(name, name));
		}
		try {
			apply(name, value);
		}
		catch (NumberFormatException | DateTimeParseException ex) {
			throw new IllegalArgumentException("'%s' is not a valid value of %s".formatted(value, name), ex);
		}
	}

	private void apply(String name, String value) {
		switch (name) {
			case "--host" -> this.builder.host(value);
			case "--port" -> this.builder.port(Integer.parseInt(value));
			case "--api-key" -> this.apiKeys.add(value);
			default -> this.builder.tokenLifetime(Duration.parse(value));
		}
	}

}

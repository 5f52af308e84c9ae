package ai.eyepop.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs programs of this class path in processes of their own.
 */
final class JavaProcess {

	private static final List<String> OPTIONS = List.of("-Dlogback.configurationFile=ai/eyepop/benchmarks/logback.xml",
			"--enable-native-access=ALL-UNNAMED");

	private JavaProcess() {
	}

	/**
	 * Start a program.
	 * @param prefix what comes before the command
	 * @param options more options of the JVM
	 * @param program the class with the main method
	 * @param args its arguments
	 * @return the process, whose errors are shown
	 * @throws IOException if it cannot be started
	 */
	static Process start(List<String> prefix, List<String> options, Class<?> program, List<String> args)
			throws IOException {
		List<String> command = new ArrayList<>(prefix);
		command.add(System.getProperty("java.home") + "/bin/java");
		command.addAll(OPTIONS);
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
		command.addAll(args);
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	/**
	 * Run a program to its end.
	 * @param prefix what comes before the command
	 * @param options more options of the JVM
	 * @param program the class with the main method
	 * @param args its arguments
	 * @param onLine is given each line that it prints
	 * @throws IOException if it does not end well
	 */
	static void run(List<String> prefix, List<String> options, Class<?> program, List<String> args,
			Consumer<String> onLine) throws IOException {
		Process process = start(prefix, options, program, args);
		try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
			lines.lines().forEach(onLine);
			int code = process.waitFor();
			if (code != 0) {
				throw new IOException("%s %s ended with code %d".formatted(program.getSimpleName(), args, code));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("The wait for %s was interrupted".formatted(program.getSimpleName()), ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

}

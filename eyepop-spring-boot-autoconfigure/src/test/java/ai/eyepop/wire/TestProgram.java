package ai.eyepop.wire;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a program of the tests in a process of its own, with the tests' class path.
 */
public final class TestProgram {

	private final Class<?> program;

	private final List<String> options = new ArrayList<>();

	/** Docker Compose keeps applications from starting that have no file for it. */
	private Predicate<String> libraries = (library) -> !library.startsWith("spring-boot-docker-compose");

	private Duration timeout = Duration.ofMinutes(4);

	private TestProgram(Class<?> program) {
		this.program = program;
	}

	public static TestProgram of(Class<?> program) {
		return new TestProgram(program);
	}

	/**
	 * Add options of the JVM.
	 * @param options the options
	 * @return this program
	 */
	public TestProgram options(String... options) {
		this.options.addAll(List.of(options));
		return this;
	}

	/**
	 * Leave Docker Compose in the class path.
	 * @return this program
	 */
	public TestProgram withDockerCompose() {
		this.libraries = (library) -> true;
		return this;
	}

	/**
	 * Leave libraries out of the class path.
	 * @param prefix what the names of their files begin with, or that of a module
	 * @return this program
	 */
	public TestProgram without(String prefix) {
		this.libraries = this.libraries.and((library) -> !library.startsWith(prefix));
		return this;
	}

	/**
	 * Set how long the program may run.
	 * @param timeout longest time
	 * @return this program
	 */
	public TestProgram timeout(Duration timeout) {
		this.timeout = timeout;
		return this;
	}

	/**
	 * Run the program to its end.
	 * @param arguments its arguments
	 * @return what it printed
	 */
	public String run(Object... arguments) {
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(this.options);
		command.addAll(List.of("-cp", classPath(), this.program.getName()));
		Arrays.stream(arguments).map(Object::toString).forEach(command::add);
		try {
			return run(command);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String run(List<String> command) throws IOException, InterruptedException {
		// to a file, since nobody reads a pipe while it waits
		Path output = Files.createTempFile(this.program.getSimpleName(), ".txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			boolean ended = process.waitFor(this.timeout.toSeconds(), TimeUnit.SECONDS);
			String printed = Files.readString(output, StandardCharsets.UTF_8);
			assertThat(ended).as("%s printed: %s", this.program.getSimpleName(), printed).isTrue();
			return printed;
		}
		finally {
			process.destroyForcibly();
			Files.delete(output);
		}
	}

	private String classPath() {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(classPath.split(File.pathSeparator))
			.filter((entry) -> this.libraries.test(name(Path.of(entry))))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String name(Path entry) {
		// a module that is built along has no file yet
		Path module = entry.endsWith("target/classes") ? entry.resolve("../..").normalize() : entry;
		return String.valueOf(module.getFileName());
	}

}

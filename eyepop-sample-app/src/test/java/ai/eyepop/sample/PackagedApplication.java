package ai.eyepop.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application, in a process of its own.
 */
final class PackagedApplication implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");

	private static final Pattern JAR = Pattern.compile("eyepop-sample-app-[^/]*(?<!-sources)\\.jar");

	private final Path log;

	private final Process process;

	private PackagedApplication(Path log, Process process) {
		this.log = log;
		this.process = process;
	}

	/**
	 * Start the application on a free port.
	 * @param options options of the JVM
	 * @return the application, which starts
	 * @throws IOException if there is no such process
	 */
	static PackagedApplication start(String... options) throws IOException {
		Path log = Files.createTempFile("eyepop-sample", ".log");
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(List.of(options));
		command.addAll(List.of("-Dserver.port=0", "-jar", jar().toString()));
		return new PackagedApplication(log,
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
	}

	private static Path jar() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			List<Path> jars = files.filter((file) -> JAR.matcher(file.getFileName().toString()).matches()).toList();
			assertThat(jars).hasSize(1);
			return jars.get(0);
		}
	}

	/**
	 * Return a client, as soon as the application listens.
	 * @return a client of the application
	 */
	WebTestClient client() {
		int port = Awaitility.await().atMost(Duration.ofMinutes(2)).until(this::port, (found) -> found > 0);
		return WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.responseTimeout(Duration.ofMinutes(1))
			.build();
	}

	private int port() {
		assertThat(this.process.isAlive()).as(this::log).isTrue();
		Matcher matcher = PORT.matcher(log());
		return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
	}

	/**
	 * Return what the application has printed.
	 * @return the log so far
	 */
	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		try {
			assertThat(this.process.waitFor(1, TimeUnit.MINUTES)).as("The application ends").isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.process.destroyForcibly();
			Files.delete(this.log);
		}
	}

}

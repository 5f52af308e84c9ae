package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.util.ClassUtils;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs an application in processes of their own, each of whose class paths lacks
 * something: what Spring finds of ours in the files below {@code META-INF} must not need
 * it.
 */
class OptionalLibrariesTests {

	private static final String CONTAINER = "EyePopContainerConnectionDetailsFactory";

	private static final String COMPOSE = "EyePopDockerComposeConnectionDetailsFactory";

	@Test
	void withEverythingThenAllIsLoaded() throws IOException {
		List<String> printed = run(TestProgram.of(OptionalLibrariesProgram.class).withDockerCompose());
		assertThat(loaded(printed)).containsExactlyInAnyOrderElementsOf(
				entries(FailureAnalyzer.class, ConnectionDetailsFactory.class, ContextCustomizerFactory.class));
		assertThat(missing(printed)).isEmpty();
		assertThat(printed).contains("workers of a test: 1", "has the emulator of a plain test: false");
	}

	@Test
	void withoutTheEmulatorThenAllElseWorks() throws IOException {
		List<String> printed = run(
				TestProgram.of(OptionalLibrariesProgram.class).withDockerCompose().without("eyepop-emulator"));
		assertThat(loaded(printed)).containsExactlyInAnyOrderElementsOf(
				entries(FailureAnalyzer.class, ConnectionDetailsFactory.class, ContextCustomizerFactory.class));
		assertThat(missing(printed)).isEmpty();
		assertThat(printed).contains("workers of a test: 1")
			.noneMatch((line) -> line.startsWith("has the emulator of a plain test"));
	}

	@Test
	void withoutTestcontainersThenAllElseWorks() throws IOException {
		List<String> printed = run(TestProgram.of(OptionalLibrariesProgram.class)
			.withDockerCompose()
			.without("spring-boot-testcontainers")
			.without("testcontainers"));
		assertThat(loaded(printed)).contains(COMPOSE)
			.containsAll(entries(FailureAnalyzer.class, ContextCustomizerFactory.class));
		assertThat(missing(printed)).containsExactly(CONTAINER);
		assertThat(printed).contains("workers of a test: 1");
	}

	@Test
	void withoutDockerComposeThenAllElseWorks() throws IOException {
		List<String> printed = run(TestProgram.of(OptionalLibrariesProgram.class));
		assertThat(loaded(printed)).contains(CONTAINER)
			.containsAll(entries(FailureAnalyzer.class, ContextCustomizerFactory.class));
		assertThat(missing(printed)).containsExactly(COMPOSE);
		assertThat(printed).contains("workers of a test: 1");
	}

	@Test
	void withoutTheTestFrameworkThenTestsHaveAnEmulatorOfTheirOwn() throws IOException {
		List<String> printed = run(TestProgram.of(OptionalLibrariesProgram.class)
			.without("spring-test-")
			.without("spring-boot-test-")
			.without("spring-boot-testcontainers"));
		assertThat(loaded(printed)).containsExactlyInAnyOrderElementsOf(entries(FailureAnalyzer.class));
		assertThat(missing(printed)).containsExactlyInAnyOrder(CONTAINER, COMPOSE);
		assertThat(printed).contains("has the emulator of a plain test: false");
	}

	@Test
	void withNothingOptionalThenTheApplicationWorks() throws IOException {
		TestProgram program = TestProgram.of(OptionalLibrariesProgram.class);
		Stream
			.of("eyepop-emulator", "spring-boot-testcontainers", "testcontainers", "spring-test-", "spring-boot-test-",
					"spring-boot-health", "spring-boot-actuator", "spring-boot-micrometer-metrics", "micrometer-core",
					"micrometer-registry", "micrometer-jakarta", "arrow-")
			.forEach(program::without);
		List<String> printed = run(program);
		assertThat(loaded(printed)).containsExactlyInAnyOrderElementsOf(entries(FailureAnalyzer.class));
		assertThat(missing(printed)).containsExactlyInAnyOrder(CONTAINER, COMPOSE);
	}

	private static List<String> run(TestProgram program) {
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			List<String> printed = program
				.run("--spring.main.web-application-type=none", "--spring.docker.compose.enabled=false",
						"--eyepop.api-key=" + emulator.apiKey(), "--eyepop.url=" + emulator.url())
				.lines()
				.toList();
			assertThat(printed).contains("width: 64.0", "connections: 0", "closed");
			return printed;
		}
	}

	private static List<String> loaded(List<String> printed) {
		return after("loaded: ", printed);
	}

	private static List<String> missing(List<String> printed) {
		return after("missing: ", printed);
	}

	private static List<String> after(String beginning, List<String> printed) {
		return printed.stream()
			.filter((line) -> line.startsWith(beginning))
			.map((line) -> line.substring(beginning.length()))
			.toList();
	}

	private static List<String> entries(Class<?>... types) throws IOException {
		Properties factories = new Properties();
		try (InputStream file = Files.newInputStream(Path.of("src/main/resources/META-INF/spring.factories"))) {
			factories.load(file);
		}
		return Stream.of(types)
			.flatMap((type) -> Stream.of(factories.getProperty(type.getName()).split(",")))
			.map(ClassUtils::getShortName)
			.toList();
	}

}

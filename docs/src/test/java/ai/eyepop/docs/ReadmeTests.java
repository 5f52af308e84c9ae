package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the snippets of READMEs are parts of what is tested.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReadmeTests {

	@ParameterizedTest
	@ValueSource(strings = { "../README.md", "../eyepop-emulator/README.md", "../CONTRIBUTING.md" })
	void snippetsAreTested(Path readme) throws IOException {
		String tested = tested();
		assertThat(Snippet.of(Files.readString(readme))).allSatisfy(
				(snippet) -> assertThat(tested).containsIgnoringWhitespaces(String.join("\n", snippet.lines())));
	}

	@Test
	void theFirstSnippetPredicts(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(First.class)
			.web(WebApplicationType.NONE)
			.run("src/test/resources/photo.jpg")) {
			assertThat(context.isActive()).isTrue();
			assertThat(output).contains("Prediction[sourceWidth=640.0, sourceHeight=480.0");
		}
	}

	private static String tested() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/test"))) {
			List<Path> texts = files.filter((file) -> file.toString().matches(".*\\.(java|ya?ml|xml|properties)"))
				.toList();
			return texts.stream().map(ReadmeTests::read).collect(Collectors.joining("\n"));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class First {

		@Bean
		ApplicationRunner predict(SyncWorkerEndpoint worker) {
			return (args) -> {
				Path photo = Path.of(args.getNonOptionArgs().get(0));
				System.out.println(worker.upload(photo).predict());
			};
		}

	}

}

package ai.eyepop.autoconfigure.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.EnabledWithContainers;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application gets its predictions from a service of Docker Compose, which Spring Boot
 * starts for it.
 */
@EnabledWithContainers(compose = true)
class DockerComposeIT {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private static final Path GUIDE = Path.of("src/test/resources/guide/compose.yaml");

	@TempDir
	private Path folder;

	@AfterEach
	void down() throws Exception {
		docker("compose", "--file", file().toString(), "down", "--timeout", "5");
	}

	@Test
	void aServiceOfTheImage() throws Exception {
		assertThatItPredicts("name: eyepop-it-image\n" + Files.readString(GUIDE), "emulator-key");
	}

	@Test
	void aServiceWithTheLabel() throws Exception {
		docker("tag", "eyepop/emulator:latest", "eyepop-it/vision:1");
		try {
			assertThatItPredicts("""
					name: eyepop-it-label
					services:
					  vision:
					    image: eyepop-it/vision:1
					    ports: [ "8080" ]
					    environment:
					      EMULATOR_API_KEY: mine
					    labels:
					      org.springframework.boot.service-connection: eyepop
					""", "mine");
		}
		finally {
			down();
			docker("rmi", "eyepop-it/vision:1");
		}
	}

	private void assertThatItPredicts(String compose, String apiKey) throws IOException {
		Files.writeString(file(), compose);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.docker.compose.file=" + file(),
					"spring.docker.compose.skip.in-tests=false",
					"spring.docker.compose.lifecycle-management=start-only")
			.run()) {
			assertThat(context.getBeanNamesForType(EyePopEmulator.class)).isEmpty();
			assertThat(context.getBean(EyePopConnectionDetails.class).getApiKey()).isEqualTo(apiKey);
			assertThat(context.getBean(SyncWorkerEndpoint.class).upload(IMAGE).predict()).isNotNull();
		}
	}

	private Path file() {
		return this.folder.resolve("compose.yaml");
	}

	private static void docker(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("docker"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).describedAs(output).isZero();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}

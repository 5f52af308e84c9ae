package ai.eyepop.autoconfigure.testcontainers;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsNotFoundException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.wire.EnabledWithContainers;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Containers that are not {@link EyePopContainer}s are found by the name of their image,
 * or by the name of their connection.
 */
@EnabledWithContainers
class GenericContainerIT {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	@Test
	void byTheNameOfTheImage() {
		assertThatItPredicts(ByImage.class, "emulator-key");
	}

	@Test
	void byTheNameOfTheConnection() {
		assertThatItPredicts(ByName.class, "mine");
	}

	@Test
	void anotherNameIsNotOurs() {
		assertThatExceptionOfType(ConnectionDetailsNotFoundException.class).isThrownBy(() -> run(Other.class));
	}

	private void assertThatItPredicts(Class<?> configuration, String apiKey) {
		try (ConfigurableApplicationContext context = run(configuration)) {
			EyePopConnectionDetails details = context.getBean(EyePopConnectionDetails.class);
			GenericContainer<?> container = context.getBean(GenericContainer.class);
			assertThat(details.getUrl())
				.isEqualTo(URI.create("http://" + container.getHost() + ":" + container.getMappedPort(8080)));
			assertThat(details.getApiKey()).isEqualTo(apiKey);
			assertThat(context.getBean(SyncWorkerEndpoint.class).upload(IMAGE).predict()).isNotNull();
		}
	}

	private static ConfigurableApplicationContext run(Class<?> configuration) {
		return new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off")
			.run();
	}

	private static GenericContainer<?> container(String image) {
		return new GenericContainer<>(image).withExposedPorts(8080).waitingFor(Wait.forHttp("/emulator/health"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ImportTestcontainers(Containers.class)
	static class ByImage {

	}

	/**
	 * Fields, since the image of a bean is not known before the bean is made.
	 */
	static final class Containers {

		@ServiceConnection
		static final GenericContainer<?> emulator = container("eyepop/emulator:latest");

		private Containers() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ByName {

		@Bean
		@ServiceConnection(name = "eyepop")
		GenericContainer<?> emulator() {
			return container("eyepop/emulator:latest").withEnv("EMULATOR_API_KEY", "mine");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Other {

		@Bean
		@ServiceConnection(name = "other")
		GenericContainer<?> emulator() {
			return container("eyepop/emulator:latest");
		}

	}

}

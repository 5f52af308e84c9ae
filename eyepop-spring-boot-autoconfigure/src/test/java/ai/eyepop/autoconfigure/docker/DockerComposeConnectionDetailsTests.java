package ai.eyepop.autoconfigure.docker;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EyePopDockerComposeConnectionDetailsFactory}, as Spring Boot finds it.
 */
class DockerComposeConnectionDetailsTests {

	private static final String LABEL = "org.springframework.boot.service-connection";

	@Test
	void aServiceOfTheImageIsConnectedTo() {
		EyePopConnectionDetails details = details("eyepop/emulator:1.2", Map.of(), Map.of());
		assertThat(details).isNotNull();
		assertThat(details.getUrl()).isEqualTo(URI.create("http://10.0.0.7:32801"));
		assertThat(details.getApiKey()).isEqualTo("emulator-key");
		assertThat(details.getAccountId()).isEqualTo("emulator-account");
		assertThat(details.getSslBundle()).isNull();
	}

	@Test
	void aServiceWithTheLabelIsConnectedToWhateverItsImage() {
		EyePopConnectionDetails details = details("registry.example.org/tools/vision:7", Map.of(LABEL, "eyepop"),
				Map.of("EMULATOR_API_KEY", "mine", "EMULATOR_ACCOUNT", "a-1"));
		assertThat(details).isNotNull();
		assertThat(details.getApiKey()).isEqualTo("mine");
		assertThat(details.getAccountId()).isEqualTo("a-1");
	}

	@Test
	void whatIsBlankIsNotSet() {
		EyePopConnectionDetails details = details("eyepop/emulator:1.2", Map.of(),
				Map.of("EMULATOR_API_KEY", " ", "EMULATOR_ACCOUNT", ""));
		assertThat(details).isNotNull();
		assertThat(details.getApiKey()).isEqualTo("emulator-key");
		assertThat(details.getAccountId()).isEqualTo("emulator-account");
	}

	@Test
	void anotherServiceIsNot() {
		assertThat(details("library/redis:8", Map.of(), Map.of())).isNull();
		assertThat(details("eyepop/emulator:latest", Map.of(LABEL, "redis"), Map.of())).isNull();
	}

	private @Nullable EyePopConnectionDetails details(String image, Map<String, String> labels,
			Map<String, @Nullable String> environment) {
		RunningService service = mock();
		ConnectionPorts ports = mock();
		given(ports.get(8080)).willReturn(32801);
		given(service.image()).willReturn(ImageReference.of(image));
		given(service.labels()).willReturn(labels);
		given(service.env()).willReturn(environment);
		given(service.host()).willReturn("10.0.0.7");
		given(service.ports()).willReturn(ports);
		Map<Class<?>, ConnectionDetails> details = new ConnectionDetailsFactories(null)
			.getConnectionDetails(source(service), false);
		return (EyePopConnectionDetails) details.get(EyePopConnectionDetails.class);
	}

	private DockerComposeConnectionSource source(RunningService service) {
		try {
			// only Spring Boot makes one, from what the engine says
			return BeanUtils.instantiateClass(
					DockerComposeConnectionSource.class.getDeclaredConstructor(RunningService.class, Environment.class),
					service, new MockEnvironment());
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

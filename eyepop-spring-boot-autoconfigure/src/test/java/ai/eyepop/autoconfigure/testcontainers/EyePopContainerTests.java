package ai.eyepop.autoconfigure.testcontainers;

import org.junit.jupiter.api.Test;
import org.testcontainers.utility.DockerImageName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link EyePopContainer} that need no engine.
 */
class EyePopContainerTests {

	@Test
	void anotherImageIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> new EyePopContainer("redis:8"))
			.withMessageContaining(EyePopContainer.IMAGE_NAME);
	}

	@Test
	void aCopyThatIsDeclaredCompatibleIsTaken() {
		DockerImageName copy = DockerImageName.parse("registry.example.org/tools/eyepop:1")
			.asCompatibleSubstituteFor(EyePopContainer.IMAGE_NAME);
		try (EyePopContainer container = new EyePopContainer(copy)) {
			assertThat(container.getExposedPorts()).containsExactly(8080);
		}
	}

	@Test
	void credentialsAreTheEmulatorsUnlessTheyAreSet() {
		try (EyePopContainer container = new EyePopContainer("eyepop/emulator:latest")) {
			assertThat(container.getApiKey()).isEqualTo("emulator-key");
			assertThat(container.getAccount()).isEqualTo("emulator-account");
			container.withApiKey("k").withAccount("a");
			assertThat(container.getApiKey()).isEqualTo("k");
			assertThat(container.getAccount()).isEqualTo("a");
			// as the emulator takes it
			container.withApiKey(" ").withAccount("");
			assertThat(container.getApiKey()).isEqualTo("emulator-key");
			assertThat(container.getAccount()).isEqualTo("emulator-account");
		}
	}

}

package ai.eyepop.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ai.eyepop.wire.ReplayServer;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Starts applications that have nothing but the auto-configuration, found as in any
 * application.
 */
@ExtendWith(OutputCaptureExtension.class)
class EyePopApplicationTests {

	@ParameterizedTest
	@EnumSource(WebApplicationType.class)
	void withAnApiKeyThenTheEndpointsAreInjectedAndNothingIsConnected(WebApplicationType type) {
		try (ReplayServer server = new ReplayServer();
				ConfigurableApplicationContext context = start(type, "eyepop.api-key=k",
						"eyepop.url=" + server.url())) {
			User user = context.getBean(User.class);
			assertThat(user.worker()).isSameAs(context.getBean(WorkerEndpoint.class));
			assertThat(user.syncWorker()).isSameAs(context.getBean(SyncWorkerEndpoint.class));
			assertThat(server.connections()).isZero();
		}
	}

	@Test
	void withoutACredentialThenTheStartUpFailureSaysWhatToSet(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(WebApplicationType.NONE, "eyepop.emulator.enabled=false"));
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START",
				"An EyePop endpoint is needed, but no credential is configured.",
				"Set the property 'eyepop.api-key', or the environment variable EYEPOP_API_KEY");
	}

	private ConfigurableApplicationContext start(WebApplicationType type, String... properties) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=error")
			.properties(properties)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		User user(WorkerEndpoint worker, SyncWorkerEndpoint syncWorker) {
			return new User(worker, syncWorker);
		}

	}

	record User(WorkerEndpoint worker, SyncWorkerEndpoint syncWorker) {

	}

}

package ai.eyepop.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.client.ReactorResourceFactory;

import ai.eyepop.telemetry.trace.TraceSettings;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EyePopTracingAutoConfiguration}.
 */
class EyePopTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(EyePopAutoConfiguration.class, EyePopWorkerAutoConfiguration.class,
				EyePopTracingAutoConfiguration.class));

	@Test
	void withoutPropertiesTheWayInDecides() {
		this.runner
			.run((context) -> assertThat(context.getBean(TraceSettings.class)).isEqualTo(TraceSettings.defaults()));
	}

	@Test
	void settingsOfTheApplicationReplaceOurs() {
		this.runner.withBean(TraceSettings.class, () -> TraceSettings.defaults().withMaxBuffer(7))
			.withPropertyValues("eyepop.tracing.max-buffer=8")
			.run((context) -> assertThat(context.getBean(TraceSettings.class).maxBuffer()).isEqualTo(7));
	}

	@Test
	void withoutEyePopThereAreNone() {
		this.runner.withPropertyValues("eyepop.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TraceSettings.class));
	}

	@Test
	void aBufferWithoutRoomIsRefusedAtTheStart() {
		this.runner.withPropertyValues("eyepop.tracing.max-buffer=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(
						"eyepop.tracing.max-buffer with value '0' is invalid: it must be from 1 to 32767"));
		this.runner.withPropertyValues("eyepop.tracing.max-buffer=32768")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(
						"eyepop.tracing.max-buffer with value '32768' is invalid: it must be from 1 to 32767"));
	}

	@Test
	void withoutTheAutoConfigurationTheWayInDecides() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "worker.connect/access-token"))) {
			new ApplicationContextRunner().withBean(ReactorResourceFactory.class, OwnResources::create)
				.withConfiguration(
						AutoConfigurations.of(EyePopAutoConfiguration.class, EyePopWorkerAutoConfiguration.class))
				.withPropertyValues("eyepop.url=" + server.url(), "eyepop.access-token=t")
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().block());
			assertThat(server.traces()).hasSize(1);
		}
	}

}

package ai.eyepop.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfigurations;

import ai.eyepop.telemetry.trace.TraceSchema;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of {@code eyepop.tracing}.
 */
class TracingPropertyChecks extends PropertyChecks {

	TracingPropertyChecks() {
		checkWithoutDefault("eyepop.tracing.enabled", () -> {
			assertThat(traces("worker.connect/access-token", "eyepop.access-token=t")).hasSize(1);
			assertThat(traces("worker.connect/access-token", "eyepop.access-token=t", "eyepop.tracing.enabled=false"))
				.isEmpty();
			assertThat(traces(WITHOUT_SESSIONS, "eyepop.api-key=k")).isEmpty();
			assertThat(traces(WITHOUT_SESSIONS, "eyepop.api-key=k", "eyepop.tracing.enabled=true")).hasSize(1);
		});
		check("eyepop.tracing.max-buffer", () -> {
			assertThat(tracesOfBuffer(1)).isEqualTo(1);
			assertThat(tracesOfBuffer(2)).isEqualTo(2);
		});
	}

	private int tracesOfBuffer(int maxBuffer) {
		List<ReceivedRequest> traces = traces(IN_PRODUCTION, "eyepop.secret-key=s", "eyepop.pop-id=p",
				"eyepop.tracing.max-buffer=" + maxBuffer);
		return TraceSchema.read().decode(traces.get(0).body()).get("events").size();
	}

	private List<ReceivedRequest> traces(String vector, String... properties) {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			RUNNER.withConfiguration(AutoConfigurations.of(EyePopTracingAutoConfiguration.class))
				.withPropertyValues("eyepop.url=" + server.url())
				.withPropertyValues(properties)
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().block());
			return server.traces();
		}
	}

}

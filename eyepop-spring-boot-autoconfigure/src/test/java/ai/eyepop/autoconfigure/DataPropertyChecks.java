package ai.eyepop.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Flux;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.EventSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Checks of {@code eyepop.data}.
 */
class DataPropertyChecks extends PropertyChecks {

	DataPropertyChecks() {
		check("eyepop.data.job-queue-length",
				() -> checkData("eyepop.data.job-queue-length=0", "'jobQueueLength' must be at least 1"));
		check("eyepop.data.shutdown-timeout",
				() -> checkData("eyepop.data.shutdown-timeout=-1s", "'shutdownTimeout' must not be negative"));
		check("eyepop.data.inference-timeout",
				() -> checkData("eyepop.data.inference-timeout=0s", "'inferenceTimeout' must be at least 1 ms"));
		check("eyepop.data.evaluation-timeout",
				() -> checkData("eyepop.data.evaluation-timeout=0s", "'evaluationTimeout' must be at least 1 ms"));
		check("eyepop.data.arrow.memory-limit",
				() -> checkData("eyepop.data.arrow.memory-limit=0B", "'arrowMemoryLimit' must be positive"));
		check("eyepop.data.events.enabled", () -> {
			assertThat(followed("eyepop.data.events.enabled=false")).isNull();
			assertThat(followed("eyepop.data.events.enabled=true")).isEmpty();
		});
		checkWithoutDefault("eyepop.data.events.datasets",
				() -> assertThat(followed("eyepop.data.events.enabled=true", "eyepop.data.events.datasets=a,b"))
					.containsExactly("a", "b"));
		check("eyepop.data.events.initial-delay",
				() -> assertThat(events("initial-delay=7ms").initialDelay()).hasMillis(7));
		check("eyepop.data.events.max-delay", () -> assertThat(events("max-delay=7m").maxDelay()).hasMinutes(7));
		check("eyepop.data.events.ping-interval",
				() -> assertThat(events("ping-interval=7ms").pingInterval()).hasMillis(7));
		check("eyepop.data.events.ping-timeout",
				() -> assertThat(events("ping-timeout=7ms").pingTimeout()).hasMillis(7));
		check("eyepop.data.events.max-frame-size",
				() -> assertThat(events("max-frame-size=7KB").maxFrameSize().toKilobytes()).isEqualTo(7));
		check("eyepop.data.events.buffer-size", () -> assertThat(events("buffer-size=7").bufferSize()).isEqualTo(7));
	}

	private void checkData(String property, String message) {
		RUNNER.withPropertyValues(property)
			.run((context) -> assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> context.getBean(DataEndpoint.class))
				.havingRootCause()
				.withMessageContaining(message));
	}

	private EventSettings events(String property) {
		AtomicReference<EventSettings> settings = new AtomicReference<>();
		RUNNER.withPropertyValues("eyepop.data.events." + property)
			.run((context) -> settings.set(context.getBean(EventSettings.class)));
		return settings.get();
	}

	private List<String> followed(String... properties) {
		AtomicReference<List<String>> followed = new AtomicReference<>();
		DataEvents events = mock(DataEvents.class);
		given(events.all(any(String[].class))).willAnswer((call) -> {
			followed.set(Arrays.stream(call.getArguments()).map(String.class::cast).toList());
			return Flux.never();
		});
		RUNNER.withPropertyValues(properties)
			.withBean(DataEvents.class, () -> events)
			.run((context) -> assertThat(context).hasNotFailed());
		return followed.get();
	}

}

package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.DataEndpointBuilder;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.EventSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Checks of {@code eyepop.data}.
 */
class DataPropertyChecks extends PropertyChecks {

	DataPropertyChecks() {
		check("eyepop.data.job-queue-length",
				() -> assertThat(built("job-queue-length=7", "jobQueueLength")).isEqualTo(7));
		check("eyepop.data.shutdown-timeout",
				() -> assertThat(built("shutdown-timeout=7s", "shutdownTimeout")).isEqualTo(Duration.ofSeconds(7)));
		check("eyepop.data.inference-timeout",
				() -> assertThat(built("inference-timeout=7s", "inferenceTimeout")).isEqualTo(Duration.ofSeconds(7)));
		check("eyepop.data.evaluation-timeout",
				() -> assertThat(built("evaluation-timeout=7s", "evaluationTimeout")).isEqualTo(Duration.ofSeconds(7)));
		check("eyepop.data.arrow.memory-limit", () -> assertThat(built("arrow.memory-limit=7MB", "arrowMemoryLimit"))
			.isEqualTo(DataSize.ofMegabytes(7)));
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

	private @Nullable Object built(String property, String field) {
		AtomicReference<DataEndpointBuilder> built = new AtomicReference<>();
		RUNNER.withPropertyValues("eyepop.data." + property)
			.withBean(DataEndpointBuilderCustomizer.class, () -> built::set)
			.run((context) -> assertThat(context.getBean(DataEndpoint.class)).isNotNull());
		return ReflectionTestUtils.getField(built.get(), field);
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

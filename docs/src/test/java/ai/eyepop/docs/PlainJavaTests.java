package ai.eyepop.docs;

import java.nio.file.Path;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ai.eyepop.EyePop;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.telemetry.meter.EyePopMeters;
import ai.eyepop.telemetry.trace.TraceSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the guide says of applications without Spring Boot.
 */
@WithEyePopEmulator
class PlainJavaTests {

	private final Path photo = Path.of("src/test/resources/photo.jpg");

	private final Pop pop = Pop.of(InferenceComponent.ofAbility("eyepop.person:latest"));

	@Test
	void byHand(EyePopEmulator emulator) {
		Path photo = this.photo;
		Pop pop = this.pop;
		String key = emulator.apiKey();
		// tag::builder[]
		try (EyePop eyePop = EyePop.builder().apiKey(key).url(emulator.url()).build()) {
			Prediction prediction = eyePop.syncWorker((worker) -> worker.pop(pop)).upload(photo).predict();
			// end::builder[]
			assertThat(found(prediction)).isPositive();
			// tag::builder[]
		}
		// end::builder[]
	}

	@Test
	void metered(EyePopEmulator emulator) {
		MeterRegistry meterRegistry = new SimpleMeterRegistry();
		ObservationRegistry observationRegistry = ObservationRegistry.create();
		String key = emulator.apiKey();
		// tag::meters[]
		EyePop eyePop = EyePop.builder()
			.apiKey(key)
			.url(emulator.url())
			.observationRegistry(observationRegistry)
			.monitor(new EyePopMeters(meterRegistry))
			.tracing(TraceSettings.defaults().withEnabled(false))
			.build();
		// end::meters[]
		try (eyePop) {
			assertThat(eyePop.syncWorker().upload(this.photo).predict()).isNotNull();
			await().untilAsserted(() -> assertThat(meterRegistry.get("eyepop.jobs.ended").counter().count()).isOne());
		}
	}

	private static int found(@Nullable Prediction prediction) {
		return (prediction != null) ? prediction.objects().size() : 0;
	}

}

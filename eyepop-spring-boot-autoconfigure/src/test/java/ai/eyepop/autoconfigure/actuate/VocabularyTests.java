package ai.eyepop.autoconfigure.actuate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.autoconfigure.EyePopAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopDataAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopEmulatorAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopMetricsAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopWorkerAutoConfiguration;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Shows that metrics, health and the Actuator's endpoint have one word for one thing.
 */
class VocabularyTests {

	private static final List<String> FAILURE = List.of("message", "time");

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(SimpleMeterRegistry.class, () -> this.meters)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopMetricsAutoConfiguration.class, EyePopHealthContributorAutoConfiguration.class,
				EyePopEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=eyepop", "eyepop.retry.max-retries=0",
				"eyepop.worker.pop.components[0].type=inference", "eyepop.data.events.initial-delay=1ms",
				"eyepop.data.events.max-delay=20ms");

	@Test
	void jobsAndPipelinesAreCountedByTheSameWords() {
		this.runner.run((context) -> {
			context.getBean(WorkerEndpoint.class).connect().block();
			JsonNode health = health(context, "Worker");
			JsonNode shown = shown(context).at("/endpoints/worker");
			assertThat(health.at("/jobs")).isEqualTo(shown.at("/jobs"));
			assertThat(words("eyepop.jobs.")).contains("active", "queued");
			assertThat(shown.at("/jobs").propertyNames()).contains("active", "queued");
			assertThat(health.at("/pipelines").propertyNames())
				.containsExactlyInAnyOrderElementsOf(words("eyepop.worker.endpoints."));
			assertThat(shown.at("/pipelines/0").propertyNames()).contains("healthy");
		});
	}

	@Test
	void theSocketOfEventsHasTheSameStates() {
		this.runner.run((context) -> {
			DataEndpoint data = context.getBean(DataEndpoint.class);
			assertThat(this.meters.get("eyepop.events.socket").gauges())
				.extracting((gauge) -> gauge.getId().getTag("state"))
				.containsExactlyInAnyOrderElementsOf(Stream.of(ConnectionState.values()).map(String::valueOf).toList());
			await().untilAsserted(() -> assertThat(states(context)).containsOnly("new"));
			data.events().all().subscribe();
			await().untilAsserted(() -> assertThat(states(context)).containsOnly("connected"));
			EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
			emulator.events().refuseHandshakes(1_000_000, 503);
			emulator.events().cut();
			await().untilAsserted(() -> assertThat(states(context)).containsOnly("failed"));
			assertThat(shown(context).at("/endpoints/data/events/lastFailure").propertyNames())
				.containsExactlyElementsOf(FAILURE);
			assertThat(health(context, "Data").at("/events/lastFailure").propertyNames())
				.containsExactlyElementsOf(FAILURE);
		});
	}

	@Test
	void aFailureHasOneForm() {
		this.runner.withPropertyValues("eyepop.retry.max-retries=1", "eyepop.retry.initial-interval=1ms")
			.run((context) -> {
				WorkerEndpoint worker = context.getBean(WorkerEndpoint.class);
				EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
				emulator.faults().add(Fault.builder().path("/v1/sessions").status(403).build());
				worker.connect().onErrorComplete().block();
				assertThat(shown(context).at("/endpoints/worker/lastFailure").propertyNames())
					.containsExactlyElementsOf(FAILURE);
				worker.connect().block();
				emulator.faults().add(Fault.builder().path(Fault.SOURCES).status(404).times(100).build());
				worker.upload(new byte[10], MediaType.IMAGE_PNG).predictions().onErrorComplete().blockLast();
				assertThat(shown(context).at("/endpoints/worker/pipelines/0/lastFailure").propertyNames())
					.containsExactlyElementsOf(FAILURE);
			});
	}

	private List<String> states(AssertableApplicationContext context) {
		String metered = this.meters.get("eyepop.events.socket")
			.gauges()
			.stream()
			.filter((gauge) -> gauge.value() == 1)
			.map((gauge) -> gauge.getId().getTag("state"))
			.toList()
			.toString();
		return List.of(metered.substring(1, metered.length() - 1),
				shown(context).at("/endpoints/data/events/state").asString(),
				health(context, "Data").at("/events/state").asString("new"));
	}

	private List<String> words(String prefix) {
		return this.meters.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith(prefix))
			.map((name) -> name.substring(prefix.length()))
			.distinct()
			.toList();
	}

	private static JsonNode shown(AssertableApplicationContext context) {
		return new JsonMapper().valueToTree(Objects.requireNonNull(context.getBean(EyePopEndpoint.class).eyepop()));
	}

	private static JsonNode health(AssertableApplicationContext context, String api) {
		Map<String, Object> details = Objects.requireNonNull(
				context.getBean("eyePop" + api + "HealthContributor", ReactiveHealthIndicator.class).health().block())
			.getDetails();
		return new JsonMapper().valueToTree(details);
	}

}

package ai.eyepop.sample;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.telemetry.meter.EyePopMeterDocumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what an operator of the sample application sees after a prediction.
 */
@SampleTest
class ActuatorTests {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@Autowired
	private WebTestClient client;

	@Autowired
	private SyncDataEndpoint data;

	@BeforeEach
	void predict() {
		Requests.post(this.client, "/api/predictions", Requests.file(Requests.scene(this.client), "scene.png"))
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[0].objects")
			.isNotEmpty();
	}

	@Test
	void healthTellsOfTheWorker() {
		// the page listens to changes from the start
		await().atMost(LIMIT)
			.untilAsserted(() -> get("/actuator/health").jsonPath("$.components.eyePopData.status").isEqualTo("UP"));
		get("/actuator/health").jsonPath("$.status")
			.isEqualTo("UP")
			.jsonPath("$.components.eyePopWorker.status")
			.isEqualTo("UP")
			.jsonPath("$.components.eyePopWorker.details.session")
			.isNotEmpty()
			.jsonPath("$.components.eyePopData.details.url")
			.isNotEmpty();
		get("/actuator/health/readiness").jsonPath("$.status").isEqualTo("UP");
	}

	@Test
	void infoTellsOfTheService() {
		get("/actuator/info").jsonPath("$.eyepop.mode")
			.isEqualTo("emulator")
			.jsonPath("$.eyepop.version")
			.isNotEmpty()
			.jsonPath("$.eyepop.credential")
			.isEqualTo("api-key");
	}

	@Test
	void theEndpointTellsOfThePipeline() {
		get("/actuator/eyepop").jsonPath("$.endpoints.worker.state")
			.isEqualTo("connected")
			.jsonPath("$.endpoints.worker.pipelines[0].healthy")
			.isEqualTo(true)
			.jsonPath("$.retry.maxRetries")
			.isEqualTo(3);
		get("/actuator/eyepop/worker").jsonPath("$.jobs.limit").isEqualTo(1024);
	}

	@Test
	void metricsAreThereToBeReadAndScraped() {
		this.data.datasets().create(DatasetCreate.builder("hard hats").build());
		await().atMost(LIMIT).untilAsserted(() -> assertThat(scrape()).contains("eyepop_events_received_total{"));
		assertThat(EyePopMeterDocumentation.values()).allSatisfy((meter) -> {
			get("/actuator/metrics/" + meter.getName()).jsonPath("$.measurements[0].value").isNumber();
			assertThat(scrape()).contains("\n" + meter.getName().replace('.', '_'));
		});
		get("/actuator/metrics/eyepop.jobs.ended?tag=outcome:success&tag=kind:prediction")
			.jsonPath("$.measurements[0].value")
			.value(Double.class, (ended) -> assertThat(ended).isPositive());
		assertThat(scrape()).contains("http_server_requests_seconds_count");
	}

	private String scrape() {
		return Objects.requireNonNull(this.client.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	@Test
	void nothingElseIsShown() {
		this.client.get().uri("/actuator/env").exchange().expectStatus().isNotFound().expectBody();
	}

	private WebTestClient.BodyContentSpec get(String uri) {
		return this.client.get().uri(uri).exchange().expectStatus().isOk().expectBody();
	}

}

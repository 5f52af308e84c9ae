package ai.eyepop.sample;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.emulator.EyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the packaged application, which was processed ahead of time, in the way that a
 * native image starts, and gets predictions from it.
 */
class AheadOfTimeIT {

	private static final String AOT = "-Dspring.aot.enabled=true";

	@Test
	void theProcessedApplicationPredicts() throws IOException {
		try (PackagedApplication application = PackagedApplication.start(AOT)) {
			predict(application.client(), true);
			useTheOtherPages(application.client());
			assertThat(application.log()).contains("Starting AOT-processed SampleApplication")
				.contains("predictions come from the emulator");
		}
	}

	@Test
	void aCredentialOfWhereItRunsIsUsedAlthoughItWasBuiltWithoutOne() throws IOException {
		try (EyePopEmulator service = EyePopEmulator.start();
				PackagedApplication application = PackagedApplication.start(AOT, "-Deyepop.url=" + service.url(),
						"-Deyepop.api-key=" + service.apiKey())) {
			predict(application.client(), false);
			assertThat(application.log()).doesNotContain("predictions come from the emulator");
			assertThat(service.sources()).hasSize(1);
		}
	}

	private void useTheOtherPages(WebTestClient client) {
		client.post()
			.uri("/api/pops/check")
			.bodyValue("components: [ { type: inference, abilty: x } ]")
			.exchange()
			.expectBody()
			.jsonPath("$.problems[0].path")
			.isEqualTo("components[0].abilty");
		client.get().uri("/api/pops").exchange().expectBody().jsonPath("$[0].checked.stages[0].name").isNotEmpty();
		client.put()
			.uri("/api/pop")
			.bodyValue("components: [ { type: inference, ability: 'eyepop.text:latest' } ]")
			.exchange()
			.expectBody()
			.jsonPath("$.json")
			.isNotEmpty();
		assertThat(client.get()
			.uri("/api/streams")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.blockFirst(Duration.ofMinutes(2))).startsWith("{\"id\":\"");
	}

	private void predict(WebTestClient client, boolean emulated) {
		Requests.post(client, "/api/predictions", Requests.file(Requests.scene(client), "scene.png"))
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[0].objects[0].classLabel")
			.isNotEmpty();
		client.get().uri("/api/about").exchange().expectBody().jsonPath("$.emulated").isEqualTo(emulated);
		client.get()
			.uri("/actuator/info")
			.exchange()
			.expectBody()
			.jsonPath("$.eyepop.mode")
			.isEqualTo(emulated ? "emulator" : "compute");
	}

}

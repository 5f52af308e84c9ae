package ai.eyepop.sample.data;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.emulator.EyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a visitor is told who has a key, but named no account.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "60s")
class MissingAccountTests {

	private static final EyePopEmulator service = EyePopEmulator.start();

	@Autowired
	private WebTestClient client;

	@DynamicPropertySource
	static void useTheKeyOnly(DynamicPropertyRegistry properties) {
		properties.add("eyepop.url", service::url);
		properties.add("eyepop.api-key", service::apiKey);
	}

	@AfterAll
	static void close() {
		service.close();
	}

	@Test
	void theProblemNamesTheProperty() {
		this.client.get()
			.uri("/api/datasets")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.title")
			.isEqualTo("No account is configured")
			.jsonPath("$.property")
			.isEqualTo("eyepop.account-id")
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("'eyepop.account-id'"));
	}

}

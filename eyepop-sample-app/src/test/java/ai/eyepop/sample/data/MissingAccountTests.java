package ai.eyepop.sample.data;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.sample.KeyWithoutAccount;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a visitor is told who has a key, but named no account.
 */
@SampleTest
@ContextConfiguration(initializers = KeyWithoutAccount.class)
class MissingAccountTests {

	@Autowired
	private WebTestClient client;

	@Test
	void theProblemNamesTheProperty() {
		Requests.expectProblem(this.client.get().uri("/api/datasets").exchange(), 503)
			.jsonPath("$.title")
			.isEqualTo("No account is configured")
			.jsonPath("$.property")
			.isEqualTo("eyepop.account-id")
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("'eyepop.account-id'"));
	}

}

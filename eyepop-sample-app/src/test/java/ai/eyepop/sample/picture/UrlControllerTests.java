package ai.eyepop.sample.picture;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlController}, over sockets.
 */
@SampleTest
class UrlControllerTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@LocalServerPort
	private int port;

	@Test
	void theWorkerFetchesTheImage() {
		post(Map.of("url", " http://localhost:%d/api/scene.png ".formatted(this.port))).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].objects[?(@.classLabel == 'hexagon')]")
			.isNotEmpty();
		assertThat(this.emulator.requests()).last()
			.satisfies((request) -> assertThat(request.method()).isEqualTo("PATCH"));
	}

	@Test
	void anImageThatIsNotThereIsTold() {
		post(Map.of("url", "http://localhost:%d/none.png".formatted(this.port))).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("status 404"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			file:///etc/hostname            | The URL must begin with http:// or https://.
			ftp://example.org/a.png         | The URL must begin with http:// or https://.
			//example.org/a.png             | The URL must begin with http:// or https://.
			photo.png                       | The URL must begin with http:// or https://.
			jar:http://example.org/a!/b.png | The URL must begin with http:// or https://.
			http:a.png                      | The URL names no host.
			http:///a.png                   | The URL names no host.
			http://me:secret@example.org/   | The URL holds a user or a password, which would be passed on.
			http://example.org/a b.png      | This is no URL: Illegal character in path at position 20.
			http://                         | This is no URL: Expected authority at position 7.
			''                              | The member 'url' is missing.
			""")
	void otherUrlsAreRefusedBeforeAnyoneIsAsked(String url, String detail) {
		int before = this.emulator.requests().size();
		refused(Map.of("url", url), detail);
		assertThat(this.emulator.requests()).hasSize(before);
	}

	@Test
	void requestsWithoutAUrlAreRefused() {
		refused(Map.of("other", "x"), "The member 'url' is missing.");
		refused(Map.of("url", "http://example.org/" + "a".repeat(2000)), "The URL is longer than 2000 characters.");
		for (String body : new String[] { "", "{", "[]" }) {
			this.client.post()
				.uri("/api/urls")
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(body)
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.expectBody();
		}
	}

	private void refused(Map<String, String> body, String detail) {
		Requests.expectProblem(post(body), 400).jsonPath("$.detail").isEqualTo(detail);
	}

	private WebTestClient.ResponseSpec post(Map<String, String> body) {
		return this.client.post().uri("/api/urls").contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

}

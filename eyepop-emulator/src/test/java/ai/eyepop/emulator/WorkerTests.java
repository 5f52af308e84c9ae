package ai.eyepop.emulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.inspect.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the routes of a worker that are about pipelines, and for what all routes have
 * in common (wire protocol section 5).
 */
class WorkerTests extends SessionFixture {

	@Test
	void pipelineIsCreatedReadChangedAndDeleted() {
		Answer created = this.client.json("POST", this.session.endpoint() + "/pipelines", this.session.token(), """
				{"pop": {}, "source": {"sourceType": "NONE"}, "idleTimeoutSeconds": 300, "logging": ["out_meta"],
				 "videoOutput": "no_output", "datasetUuid": "d-1"}""");
		assertThat(created.status()).isEqualTo(200);
		assertThat(created.json().propertyNames()).containsExactlyInAnyOrder("id", "startTime", "state");
		String pipeline = this.session.endpoint() + "/pipelines/" + created.json().path("id").asString();
		Answer changed = this.client.json("PATCH", pipeline + "/pop", this.session.token(), EmulatorClient.OBJECTS);
		assertThat(changed.status()).isEqualTo(204);
		assertThat(changed.text()).isEmpty();
		JsonNode read = this.client.get(pipeline, this.session.token()).json();
		assertThat(read.path("state").asString()).isEqualTo("idle");
		assertThat(read.path("pop").path("components").size()).isEqualTo(1);
		assertThat(this.emulator.pipelines()).hasSize(2);
		assertThat(this.client.send("DELETE", pipeline, this.session.token(), null, BodyPublishers.noBody()).status())
			.isEqualTo(204);
		assertThat(this.client.get(pipeline, this.session.token()).status()).isEqualTo(404);
		assertThat(this.emulator.pipelines()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "GET,", "DELETE,", "PATCH,/pop", "POST,/source", "PATCH,/source", "POST,/prepareSource" })
	void withUnknownPipelineThenNotFound(String method, String suffix) {
		String target = this.session.endpoint() + "/pipelines/unknown" + ((suffix != null) ? suffix : "");
		Answer answer = this.client.json(method, target, this.session.token(), "{}");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.detail()).contains("'unknown'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"popp\": {}}", "{\"pop\": 1}", "{\"idleTimeoutSeconds\": \"x\"}",
			"{\"pop\": {\"components\": [{}]}}", "x", "" })
	void withInvalidPipelineThenBadRequest(String body) {
		assertThat(
				this.client.json("POST", this.session.endpoint() + "/pipelines", this.session.token(), body).status())
			.isEqualTo(400);
	}

	@Test
	void withSourceAtCreationThenNotImplemented() {
		assertThat(this.client
			.json("POST", this.session.endpoint() + "/pipelines", this.session.token(),
					"{\"source\": {\"sourceType\": \"URL\", \"url\": \"http://localhost\"}}")
			.status()).isEqualTo(501);
	}

	@Test
	void withInvalidNewPopThenOldOneStays() {
		Map<String, Object> before = this.emulator.pipelines().get(0).pop();
		Answer answer = this.client.json("PATCH", this.session.pipeline() + "/pop", this.session.token(),
				"{\"components\": [], \"more\": 1}");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains("'more'");
		assertThat(this.emulator.pipelines().get(0).pop()).isEqualTo(before);
	}

	@Test
	void withoutJsonContentTypeThenUnsupported() {
		Answer answer = this.client.send("PATCH", this.session.pipeline() + "/pop", this.session.token(), "text/plain",
				"{}".getBytes());
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.detail()).contains("text/plain");
	}

	@Test
	void withOversizedJsonThenTooLarge() {
		Answer answer = this.client.json("PATCH", this.session.pipeline() + "/pop", this.session.token(),
				" ".repeat((1 << 20) + 1));
		assertThat(answer.status()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/v1", "/v1/sessions/", "/workers//health", "//v1/sessions", "/v1/config" })
	void withUnknownRouteThenNotFound(String path) {
		Answer answer = this.client.get(path, this.emulator.apiKey());
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.detail()).contains("GET " + path);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
	}

	@Test
	void withWrongMethodThenNotAllowed() {
		Answer answer = this.client.send("DELETE", "/v1/sessions", this.emulator.apiKey(), null,
				BodyPublishers.noBody());
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).isEqualTo("GET, POST");
	}

	@Test
	void requestIdIsEchoed() {
		assertThat(this.client.get("/nowhere", null).header("X-Request-Id"))
			.isEqualTo("0123456789abcdef0123456789abcdef");
		assertThat(this.client.get(this.session.pipeline(), this.session.token()).header("X-Request-Id"))
			.isEqualTo("0123456789abcdef0123456789abcdef");
	}

	@Test
	void infoNeedsNoCredential() {
		assertThat(this.client.get("/", null).json().path("description").asString()).contains("not from EyePop");
		assertThat(this.client.get("/emulator/health", null).json().path("status").asString()).isEqualTo("UP");
	}

	@Test
	void requestsAreRecordedWithoutCredentials() {
		this.client.json("PATCH", this.session.pipeline() + "/source?mode=preempt&processing=sync",
				this.session.token(), "{\"sourceType\": \"NONE\"}");
		RecordedRequest last = this.emulator.requests().get(this.emulator.requests().size() - 1);
		assertThat(last.method()).isEqualTo("PATCH");
		assertThat(last.path()).endsWith("/source");
		assertThat(last.query()).containsEntry("mode", List.of("preempt"));
		assertThat(last.headers().get("authorization")).containsExactly("***");
		assertThat(last.contentType()).isEqualTo("application/json");
		assertThat(last.bodyLength()).isEqualTo(22);
		assertThat(last.credential()).isEqualTo(CredentialKind.TOKEN);
		assertThat(this.emulator.requests().toString()).doesNotContain(this.session.token(), this.emulator.apiKey());
		assertThat(this.emulator.requests().get(0).credential()).isEqualTo(CredentialKind.API_KEY);
	}

	@Test
	void recordedRequestsAreBounded() {
		for (int i = 0; i < 1010; i++) {
			this.client.get("/emulator/health", null);
		}
		assertThat(this.emulator.requests()).hasSize(1000)
			.allMatch((request) -> request.credential() == CredentialKind.NONE);
	}

}

package ai.eyepop.emulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.inspect.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the Compute API: credentials, tokens and sessions (wire protocol sections 2
 * and 3).
 */
class ComputeApiTests {

	private final MutableClock clock = new MutableClock();

	private EyePopEmulator emulator;

	private EmulatorClient client;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder().clock(this.clock).apiKeys("key-1", "key-2").start();
		this.client = new EmulatorClient(this.emulator);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void authenticateIssuesToken() {
		Answer answer = this.client.send("POST", "/v1/auth/authenticate", "key-1", "application/json",
				BodyPublishers.noBody());
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
		assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
		assertThat(answer.json().path("expires_at").asString()).isEqualTo("2026-01-02T04:04:05Z");
		assertThat(answer.json().path("access_token").asString()).hasSizeGreaterThan(20);
		assertThat(this.emulator.tokensIssued()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "POST,/v1/auth/authenticate,-", "POST,/v1/auth/authenticate,wrong",
			"GET,/v1/sessions,-", "GET,/v1/sessions,wrong", "POST,/v1/sessions,wrong", "GET,/v1/sessions/x,wrong" })
	void withoutValidApiKeyThenUnauthorized(String method, String path, String key) {
		Answer answer = this.client.send(method, path, key, null, BodyPublishers.noBody());
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.detail()).contains("API key");
	}

	@Test
	void tokenIsNoApiKey() {
		String token = this.client.session("{}").token();
		assertThat(this.client.get("/v1/sessions", token).status()).isEqualTo(401);
	}

	@Test
	void withoutSessionsThenListIsEmpty() {
		Answer answer = this.client.get("/v1/sessions", "key-1");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo("[]");
	}

	@Test
	void sessionWithoutBodyHasNoPipeline() {
		Answer answer = this.client.send("POST", "/v1/sessions?wait=true", "key-1", "application/octet-stream",
				BodyPublishers.noBody());
		assertThat(answer.status()).isEqualTo(200);
		JsonNode session = answer.json().get(0);
		assertThat(session.path("pipelines").isEmpty()).isTrue();
		assertThat(session.path("persistent").asBoolean(true)).isFalse();
		assertThat(session.path("session_status").asString()).isEqualTo("running");
		assertThat(session.path("access_token_expires_in").asInt()).isEqualTo(3600);
		assertThat(session.path("session_endpoint").asString())
			.isEqualTo(this.emulator.url() + "/workers/" + session.path("session_uuid").asString());
	}

	@Test
	void sessionWithPopHasPipelineThatRunsIt() {
		Session session = this.client.session(EmulatorClient.OBJECTS);
		assertThat(session.json().path("pipelines").size()).isEqualTo(1);
		assertThat(this.emulator.pipelines()).singleElement().satisfies((pipeline) -> {
			assertThat(session.pipeline()).endsWith("/" + pipeline.id());
			assertThat(pipeline.pop()).containsKey("components");
			assertThat(pipeline.state()).isEqualTo("idle");
			assertThat(pipeline.sessionId()).isEqualTo(session.json().path("session_uuid").asString());
		});
		assertThat(this.emulator.sessions()).singleElement()
			.satisfies((snapshot) -> assertThat(snapshot.transientSession()).isTrue());
	}

	@Test
	void sessionKeepsWhatWasAskedFor() {
		this.client.json("POST", "/v1/sessions?wait=true", "key-1",
				"{\"session_name\": \"n\", \"pipeline_image\": \"i\", \"pipeline_version\": \"1.2\", \"pop\": null}");
		assertThat(this.emulator.sessions()).singleElement().satisfies((session) -> {
			assertThat(session.name()).isEqualTo("n");
			assertThat(session.pipelineImage()).isEqualTo("i");
			assertThat(session.pipelineVersion()).isEqualTo("1.2");
			assertThat(session.pipelineIds()).isEmpty();
			assertThat(session.createdAt()).isEqualTo(this.clock.instant());
		});
	}

	@Test
	void sessionsBelongToTheirApiKey() {
		String id = this.client.session("{}").json().path("session_uuid").asString();
		assertThat(this.client.get("/v1/sessions", "key-1").json().size()).isEqualTo(1);
		assertThat(this.client.get("/v1/sessions/" + id, "key-1").json().path("session_uuid").asString()).isEqualTo(id);
		assertThat(this.client.get("/v1/sessions", "key-2").text()).isEqualTo("[]");
		assertThat(this.client.get("/v1/sessions/" + id, "key-2").status()).isEqualTo(404);
		assertThat(this.client.get("/v1/sessions/other", "key-1").detail()).contains("'other'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"pop\": {\"components\": [{\"type\": \"inferense\"}]}} | inferense",
					"{\"pop\": {\"components\": [{\"type\": \"inference\", \"abilty\": \"x\"}]}} | abilty",
					"{\"pop\": []} | pop", "{\"session_name\": 1} | session_name", "{\"name\": \"x\"} | name",
					"{\"pop\": | JSON", "[] | object" })
	void withInvalidBodyThenBadRequestNamesIt(String body, String named) {
		Answer answer = this.client.json("POST", "/v1/sessions?wait=true&transient=true", "key-1", body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains(named);
		assertThat(this.emulator.sessions()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "wait=maybe", "unknown=1", "wait=true&wait=true" })
	void withInvalidQueryThenBadRequest(String query) {
		assertThat(this.client.json("POST", "/v1/sessions?" + query, "key-1", "{}").status()).isEqualTo(400);
	}

	@Test
	void oldestSessionGoesWhenThereAreTooMany() {
		Session first = this.client.session("{}");
		for (int i = 0; i < 1000; i++) {
			this.client.json("POST", "/v1/sessions", "key-1", "{}");
		}
		assertThat(this.emulator.sessions()).hasSize(1000);
		assertThat(this.client.get(first.endpoint() + "/health", first.token()).status()).isEqualTo(404);
	}

	@Test
	void healthAnswersSession() {
		Session session = this.client.session("{}");
		Answer answer = this.client.get(session.endpoint() + "/health", session.token());
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json()).isEqualTo(session.json());
	}

	@Test
	void withStartUpDelayThenSessionIsPendingAtFirst() {
		try (EyePopEmulator slow = EyePopEmulator.builder()
			.clock(this.clock)
			.sessionStartUpDelay(Duration.ofSeconds(30))
			.start()) {
			EmulatorClient slowClient = new EmulatorClient(slow);
			Session session = slowClient.session("{}");
			assertThat(session.json().path("session_status").asString()).isEqualTo("pending");
			assertThat(slowClient.get(session.pipeline(), session.token()).status()).isEqualTo(503);
			this.clock.advance(Duration.ofSeconds(30));
			assertThat(slowClient.get(session.endpoint() + "/health", session.token())
				.json()
				.path("session_status")
				.asString()).isEqualTo("running");
			assertThat(slowClient.get(session.pipeline(), session.token()).status()).isEqualTo(200);
		}
	}

	@Test
	void workerRefusesWhatIsNoToken() {
		Session session = this.client.session("{}");
		assertThat(this.client.get(session.pipeline(), null).status()).isEqualTo(401);
		assertThat(this.client.get(session.pipeline(), "key-1").status()).isEqualTo(401);
		assertThat(this.client.get(session.endpoint() + "/health", "made-up").status()).isEqualTo(401);
	}

	@Test
	void tokenOfAnotherSessionIsForbidden() {
		Session session = this.client.session("{}");
		Session other = this.client.session("{}");
		assertThat(this.client.get(session.pipeline(), other.token()).status()).isEqualTo(403);
	}

	@Test
	void authenticatedTokenIsForAllSessions() {
		Session session = this.client.session("{}");
		String token = this.client.send("POST", "/v1/auth/authenticate", "key-1", null, BodyPublishers.noBody())
			.json()
			.path("access_token")
			.asString();
		assertThat(this.client.get(session.pipeline(), token).status()).isEqualTo(200);
	}

	@Test
	void tokenExpiresByTheClock() {
		Session session = this.client.session("{}");
		this.clock.advance(Duration.ofMinutes(60).minusMillis(1));
		assertThat(this.client.get(session.pipeline(), session.token()).status()).isEqualTo(200);
		this.clock.advance(Duration.ofMillis(1));
		Answer answer = this.client.get(session.pipeline(), session.token());
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.detail()).contains("expired");
		assertThat(this.emulator.requests()).last()
			.extracting(RecordedRequest::credential)
			.isEqualTo(CredentialKind.EXPIRED_TOKEN);
	}

	@Test
	void expireTokensMakesAllInvalidAndSessionsGetNewOnes() {
		Session session = this.client.session("{}");
		this.emulator.expireTokens();
		assertThat(this.client.get(session.pipeline(), session.token()).status()).isEqualTo(401);
		JsonNode renewed = this.client.get("/v1/sessions", "key-1").json().get(0);
		assertThat(renewed.path("session_uuid")).isEqualTo(session.json().path("session_uuid"));
		assertThat(this.client.get(session.pipeline(), renewed.path("access_token").asString()).status())
			.isEqualTo(200);
	}

}

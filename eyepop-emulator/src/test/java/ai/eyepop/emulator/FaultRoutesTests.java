package ai.eyepop.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for faults on command by HTTP.
 */
class FaultRoutesTests {

	private EyePopEmulator emulator;

	private EmulatorClient client;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.start();
		this.client = new EmulatorClient(this.emulator);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void faultIsAddedListedAndCleared() {
		Session session = this.client.session(EmulatorClient.OBJECTS);
		Answer added = add("""
				{"effect": "status", "status": 503, "body": "busy", "retryAfter": 2, "times": 2, "method": "post",
				 "endpoint": 0, "early": true}""");
		assertThat(added.status()).isEqualTo(200);
		String id = added.json().path("id").asString();
		Answer struck = session.upload(Scenes.redSquare());
		assertThat(struck.status()).isEqualTo(503);
		assertThat(struck.text()).isEqualTo("busy");
		assertThat(struck.header("Retry-After")).isEqualTo("2");
		JsonNode listed = this.client.get("/emulator/faults", null).json().get(0);
		assertThat(listed.path("id").asString()).isEqualTo(id);
		assertThat(listed.path("struck").asInt()).isOne();
		assertThat(listed.path("effect").asString()).isEqualTo("status");
		assertThat(listed.path("status").asInt()).isEqualTo(503);
		assertThat(listed.path("path").asString()).isEqualTo(Fault.SOURCES);
		assertThat(delete("/emulator/faults").status()).isEqualTo(204);
		assertThat(this.client.get("/emulator/faults", null).text()).isEqualTo("[]");
		assertThat(session.upload(Scenes.redSquare()).status()).isEqualTo(200);
	}

	@Test
	void oneFaultIsRemoved() {
		String id = add("{\"effect\": \"reset\"}").json().path("id").asString();
		assertThat(delete("/emulator/faults/" + id).status()).isEqualTo(204);
		assertThat(delete("/emulator/faults/" + id).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"effect\": \"reset\", \"afterLines\": 2}", "{\"effect\": \"stall\", \"early\": true}",
			"{\"effect\": \"slow-lines\", \"interval\": \"PT0.5S\"}",
			"{\"effect\": \"slow-bytes\", \"interval\": \"PT0.001S\"}", "{\"effect\": \"truncate-line\"}",
			"{\"effect\": \"error-event\", \"message\": \"m\"}",
			"{\"effect\": \"error-event-old\", \"message\": \"m\"}",
			"{\"effect\": \"malformed-line\", \"text\": \"t\"}", "{\"effect\": \"expired-token\"}",
			"{\"effect\": \"pipeline-gone\"}", "{\"effect\": \"reset\", \"header\": \"X-Job: 7\"}",
			"{\"effect\": \"delay\", \"delay\": \"PT1S\"}", "{\"delay\": \"PT1S\", \"probability\": 0.5, \"seed\": 3}",
			"{\"effect\": \"status\", \"status\": 503, \"retryAfter\": \"2026-01-02T03:04:05Z\"}" })
	void writtenFaultSaysWhatWasRead(String json) {
		assertThat(add(json).status()).isEqualTo(200);
		JsonNode asked = JsonMapper.shared().readTree(json);
		JsonNode listed = this.client.get("/emulator/faults", null).json().get(0);
		asked.properties().forEach((member) -> {
			if (!member.getKey().equals("retryAfter")) {
				assertThat(listed.get(member.getKey())).as(member.getKey()).isEqualTo(member.getValue());
			}
		});
		assertThat(this.emulator.faults().list()).extracting(ActiveFault::fault)
			.extracting((fault) -> fault.effect().jsonName())
			.containsExactly(asked.path("effect").asString("delay"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | effect", "[] | object", "{\"effect\": \"explode\"} | explode",
			"{\"effect\": \"reset\", \"tims\": 2} | tims", "{\"effect\": \"reset\", \"times\": 0} | times",
			"{\"effect\": \"reset\", \"times\": \"2\"} | times", "{\"effect\": \"status\"} | status",
			"{\"effect\": \"status\", \"status\": 700} | status", "{\"effect\": \"reset\", \"status\": 500} | status",
			"{\"effect\": \"status\", \"status\": 503, \"retryAfter\": \"soon\"} | retryAfter",
			"{\"effect\": \"slow-lines\"} | interval", "{\"effect\": \"error-event\"} | message",
			"{\"effect\": \"reset\", \"path\": \"(\"} | path", "{\"effect\": \"reset\", \"endpoint\": 4} | endpoint 4",
			"{\"effect\": \"reset\", \"probability\": 2} | probability", "{\"effect\": \"reset\", \"seed\": 2} | seed",
			"{\"effect\": \"reset\", \"early\": 1} | early", "{\"effect\": \"reset\", \"header\": \"X-Job\"} | header",
			"{\"effect\": \"delay\"} | delay" })
	void invalidFaultIsRefusedInASentence(String json, String named) {
		Answer answer = add(json);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains(named);
		assertThat(this.emulator.faults().list()).isEmpty();
	}

	@Test
	void ownRoutesAreNeverStruck() {
		add("{\"effect\": \"status\", \"status\": 500, \"path\": \".\", \"probability\": 1}");
		assertThat(this.client.get("/v1/sessions", this.emulator.apiKey()).status()).isEqualTo(500);
		assertThat(this.client.get("/emulator/faults", null).status()).isEqualTo(200);
		assertThat(this.client.get("/emulator/health", null).status()).isEqualTo(200);
	}

	@Test
	void endpointGoesDownAndUp() {
		Session session = this.client.session(EmulatorClient.OBJECTS);
		assertThat(post("/emulator/endpoints/0/down").status()).isEqualTo(204);
		assertThat(this.client.get("/emulator/endpoints", null).json().get(0).path("up").asBoolean(true)).isFalse();
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> readStatusLine(session));
		assertThat(post("/emulator/endpoints/0/up").status()).isEqualTo(204);
		assertThat(session.upload(Scenes.redSquare()).status()).isEqualTo(200);
		assertThat(post("/emulator/endpoints/1/up").status()).isEqualTo(404);
	}

	private String readStatusLine(Session session) throws IOException {
		// the JDK's client once never came back from such a reset; a socket shows it as
		// it is
		URI url = this.emulator.url();
		try (Socket socket = new Socket(url.getHost(), url.getPort())) {
			socket.setSoTimeout(20_000);
			String path = URI.create(session.pipeline()).getPath();
			socket.getOutputStream()
				.write("POST %s/source HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nAuthorization: Bearer %s\r\n\r\n"
					.formatted(path, session.token())
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
		}
	}

	private Answer add(String json) {
		return this.client.json("POST", "/emulator/faults", null, json);
	}

	private Answer delete(String path) {
		return this.client.send("DELETE", path, null, null, BodyPublishers.noBody());
	}

	private Answer post(String path) {
		return this.client.send("POST", path, null, null, BodyPublishers.noBody());
	}

}

package ai.eyepop.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Session;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that replay recorded requests: the status and the shape of the answer must be as
 * recorded. Members that the recording does not have are allowed (wire protocol section
 * 7).
 */
class RecordedTrafficTests extends SessionFixture {

	static Stream<Recording> recordings() throws IOException {
		try (InputStream in = RecordedTrafficTests.class.getResourceAsStream("recorded-traffic.json")) {
			return JsonMapper.shared()
				.readTree(in)
				.valueStream()
				.map((entry) -> new Recording(entry.path("name").asString(), entry.path("requests")));
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void answersAsRecorded(Recording recording) {
		for (JsonNode request : recording.requests()) {
			Answer answer = replay(request);
			JsonNode expected = request.path("response");
			assertThat(answer.status()).as(recording.name()).isEqualTo(expected.path("status").asInt());
			compare(recording.name(), request, expected, answer);
			if (isPost(request, "/v1/sessions")) {
				this.session = new Session(this.client, answer.json().get(0));
			}
			if (isPost(request, "/sess/pipelines")) {
				this.session = this.client.session(EmulatorClient.OBJECTS);
			}
		}
	}

	private void compare(String name, JsonNode request, JsonNode expected, Answer answer) {
		JsonNode body = expected.path("body");
		if (expected.path("status").asInt() == 204) {
			assertThat(answer.text()).as(name).isEmpty();
			assertThat(answer.header("Content-Type")).as(name).isNull();
			return;
		}
		if (body.isString()) {
			body = JsonMapper.shared().readTree(body.stringValue());
		}
		if (expected.path("content_type").asString("").equals("application/jsonl")) {
			assertThat(answer.header("Content-Type")).isEqualTo("application/jsonl");
			assertThat(answer.lines()).hasSameSizeAs(body.valueStream().toList());
			boolean wholeImage = !request.path("multipart").toString().contains("name=\\\"roi");
			assertShape(name, body.get(0), answer.lines().get(0), wholeImage);
			return;
		}
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertShape(name, body, answer.json(), true);
	}

	private static void assertShape(String path, JsonNode recorded, JsonNode actual, boolean everything) {
		assertThat(actual.getNodeType()).as(path).isEqualTo(recorded.getNodeType());
		if (recorded.isFloatingPointNumber()) {
			assertThat(actual.isFloatingPointNumber()).as(path).isTrue();
		}
		for (Map.Entry<String, JsonNode> member : recorded.properties()) {
			if (everything || !member.getKey().equals("objects")) {
				assertThat(actual.propertyNames()).as(path).contains(member.getKey());
				assertShape(path + "." + member.getKey(), member.getValue(), actual.get(member.getKey()), everything);
			}
		}
		if (recorded.isArray() && !recorded.isEmpty() && !actual.isEmpty()) {
			assertShape(path + "[0]", recorded.get(0), actual.get(0), everything);
		}
	}

	private Answer replay(JsonNode request) {
		String query = request.path("query").asString("");
		String target = path(request.path("path").asString()) + (query.isEmpty() ? "" : "?" + query);
		String contentType = request.path("headers").path("Content-Type").asString("");
		return this.client.send(request.path("method").asString(), target,
				bearer(request.path("headers").path("Authorization").asString(), request),
				contentType.isEmpty() ? null : contentType.replace("{boundary}", "recorded"), body(request));
	}

	private String path(String recorded) {
		String worker = recorded.replaceFirst("^/(sess|wrk)", "");
		if (worker.equals(recorded)) {
			return recorded.replace("sess-perm", this.session.json().path("session_uuid").asString());
		}
		return worker.startsWith("/pipelines/") ? this.session.pipeline() + worker.replaceFirst("^/pipelines/[^/]+", "")
				: this.session.endpoint() + worker;
	}

	private @Nullable String bearer(String recorded, JsonNode request) {
		if (request.path("response").path("status").asInt() == 401) {
			return "revoked-key";
		}
		return recorded.equals("Bearer key-1") ? this.emulator.apiKey() : this.session.token();
	}

	private static BodyPublisher body(JsonNode request) {
		if (request.has("multipart")) {
			return publisher(request, multipart(request.path("multipart")));
		}
		if (request.has("body_json")) {
			return publisher(request, JsonMapper.shared().writeValueAsBytes(request.get("body_json")));
		}
		return request.path("body").isObject() ? publisher(request, Scenes.redSquare()) : BodyPublishers.noBody();
	}

	private static BodyPublisher publisher(JsonNode request, byte[] body) {
		return request.path("framing").asString("").equals("chunked") ? BodyPublishers.ofByteArrays(List.of(body))
				: BodyPublishers.ofByteArray(body);
	}

	private static byte[] multipart(JsonNode parts) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (JsonNode part : parts) {
			StringBuilder head = new StringBuilder("--recorded\r\n");
			part.path("headers")
				.forEach((header) -> head.append(header.get(0).asString())
					.append(": ")
					.append(header.get(1).asString())
					.append("\r\n"));
			body.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
			body.writeBytes(part.path("body").isString()
					? part.path("body").stringValue().getBytes(StandardCharsets.UTF_8) : Scenes.redSquare());
			body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes("--recorded--\r\n".getBytes(StandardCharsets.UTF_8));
		return body.toByteArray();
	}

	private static boolean isPost(JsonNode request, String path) {
		return request.path("method").asString().equals("POST") && request.path("path").asString().equals(path);
	}

	/**
	 * Recorded call.
	 *
	 * @param name the name in the recording
	 * @param requests the requests that it sent, with their answers
	 */
	record Recording(String name, JsonNode requests) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}

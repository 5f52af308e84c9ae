package ai.eyepop.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain HTTP client of an emulator.
 */
final class EmulatorClient {

	static final String OBJECTS = """
			{"components": [{"type": "inference", "id": 1, "inferenceTypes": ["object_detection"]}]}""";

	static final String SOURCE = "/source?mode=queue&version=2&processing=sync";

	private static final String BOUNDARY = "b0b0b0b0b0b0";

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final EyePopEmulator emulator;

	EmulatorClient(EyePopEmulator emulator) {
		this.emulator = emulator;
	}

	Answer send(String method, String target, @Nullable String bearer, @Nullable String contentType, byte[] body) {
		return send(method, target, bearer, contentType,
				(body.length > 0) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
	}

	Answer send(String method, String target, @Nullable String bearer, @Nullable String contentType,
			BodyPublisher body) {
		try {
			HttpResponse<byte[]> response = CLIENT.send(request(method, target, bearer, contentType, body),
					BodyHandlers.ofByteArray());
			return new Answer(response);
		}
		catch (HttpTimeoutException ex) {
			// a stall is no broken connection
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	HttpRequest request(String method, String target, @Nullable String bearer, @Nullable String contentType,
			BodyPublisher body) {
		URI uri = URI.create(target.startsWith("http") ? target : this.emulator.url() + target);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.method(method, body)
			.timeout(Duration.ofSeconds(30))
			.header("X-Request-Id", "0123456789abcdef0123456789abcdef");
		if (bearer != null) {
			request.header("Authorization", "Bearer " + bearer);
		}
		if (contentType != null) {
			request.header("Content-Type", contentType);
		}
		return request.build();
	}

	Answer get(String target, @Nullable String bearer) {
		return send("GET", target, bearer, null, BodyPublishers.noBody());
	}

	Answer json(String method, String target, @Nullable String bearer, String body) {
		return send(method, target, bearer, "application/json", body.getBytes(StandardCharsets.UTF_8));
	}

	Session session(String pop) {
		Answer answer = json("POST", "/v1/sessions?wait=true&transient=true", this.emulator.apiKey(),
				"{\"pop\": " + pop + "}");
		return new Session(this, answer.json().get(0));
	}

	static String multipartType() {
		return "multipart/form-data; boundary=" + BOUNDARY;
	}

	static byte[] multipart(Part... parts) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (Part part : parts) {
			String type = (part.contentType() != null) ? "Content-Type: " + part.contentType() + "\r\n" : "";
			body.writeBytes(("--" + BOUNDARY + "\r\n" + type + "Content-Disposition: form-data; name=\"" + part.name()
					+ "\"; filename=\"blob\"\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			body.writeBytes(part.body());
			body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return body.toByteArray();
	}

	/**
	 * Part of a multipart body.
	 *
	 * @param name the name
	 * @param contentType the content type or {@code null} for none
	 * @param body the bytes
	 */
	record Part(String name, @Nullable String contentType, byte[] body) {

		static Part json(String name, String json) {
			return new Part(name, "application/json", json.getBytes(StandardCharsets.UTF_8));
		}

		static Part file(byte[] body) {
			return new Part("file", "image/png", body);
		}

	}

	/**
	 * Answer of the emulator.
	 *
	 * @param response the whole response
	 */
	record Answer(HttpResponse<byte[]> response) {

		int status() {
			return this.response.statusCode();
		}

		@Nullable String header(String name) {
			return this.response.headers().firstValue(name).orElse(null);
		}

		String text() {
			return new String(this.response.body(), StandardCharsets.UTF_8);
		}

		JsonNode json() {
			return JsonMapper.shared().readTree(this.response.body());
		}

		String detail() {
			return json().path("detail").asString("");
		}

		List<JsonNode> lines() {
			return text().lines().map((line) -> JsonMapper.shared().readTree(line)).toList();
		}

	}

	/**
	 * Compute session with a pipeline.
	 *
	 * @param client the client
	 * @param json the session as answered
	 */
	record Session(EmulatorClient client, JsonNode json) {

		String endpoint() {
			return this.json.path("session_endpoint").asString();
		}

		String token() {
			return this.json.path("access_token").asString();
		}

		String pipeline() {
			return endpoint() + "/pipelines/" + this.json.path("pipelines").path(0).path("pipeline_id").asString();
		}

		Answer upload(byte[] image) {
			return this.client.send("POST", pipeline() + SOURCE, token(), "image/png", image);
		}

		Answer upload(Part... parts) {
			return this.client.send("POST", pipeline() + SOURCE, token(), multipartType(), multipart(parts));
		}

	}

}

package ai.eyepop.emulator;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Plain client of the Data API of an emulator.
 */
final class DataClient {

	private static final String ARROW = "application/vnd.apache.arrow.file;version=1.7";

	private final EmulatorClient client;

	private final EyePopEmulator emulator;

	private final String base;

	private final String token;

	DataClient(EyePopEmulator emulator) {
		this(emulator, "");
	}

	DataClient(EyePopEmulator emulator, String base) {
		this.emulator = emulator;
		this.base = base;
		this.client = new EmulatorClient(emulator);
		this.token = this.client.json("POST", "/v1/auth/authenticate", emulator.apiKey(), "")
			.json()
			.path("access_token")
			.asString();
	}

	EmulatorClient plain() {
		return this.client;
	}

	String token() {
		return this.token;
	}

	String account() {
		return "account_uuid=" + encode(this.emulator.account());
	}

	Answer get(String target) {
		return this.client.get(this.base + target, this.token);
	}

	Answer post(String target) {
		return send("POST", target);
	}

	Answer post(String target, String json) {
		return this.client.json("POST", this.base + target, this.token, json);
	}

	Answer patch(String target, String json) {
		return this.client.json("PATCH", this.base + target, this.token, json);
	}

	Answer patch(String target) {
		return send("PATCH", target);
	}

	Answer delete(String target) {
		return send("DELETE", target);
	}

	Answer send(String method, String target, @Nullable String contentType, byte[] body) {
		return this.client.send(method, this.base + target, this.token, contentType, body);
	}

	Answer load(String dataset, byte[] arrow) {
		return send("POST", "/imports/assets?dataset_uuid=" + dataset, ARROW, arrow);
	}

	byte[] export(String query) {
		Answer answer = get("/exports/assets?transcode_mode=image_original_size&" + query);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo(ARROW);
		return answer.response().body();
	}

	private Answer send(String method, String target) {
		return this.client.send(method, this.base + target, this.token, null, BodyPublishers.noBody());
	}

	String dataset() {
		return id(post("/datasets?" + account(), "{\"name\": \"things\"}"));
	}

	String asset(String dataset) {
		return asset(dataset, "", Scenes.redSquare());
	}

	String asset(String dataset, String query, byte[] bytes) {
		return id(send("POST", "/assets?sync_transform=true&dataset_uuid=" + dataset + query, "image/png", bytes));
	}

	String model(String query) {
		return id(post("/models?" + account() + query, "{\"name\": \"m\", \"description\": \"d\"}"));
	}

	void freeze(String dataset) {
		assertThat(post("/datasets/" + dataset + "/freeze").status()).isEqualTo(200);
	}

	JsonNode awaitStatus(String target, String status) {
		await().until(() -> get(target).json().path("status").asString("").equals(status));
		return get(target).json();
	}

	static String id(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json().path("uuid").asString();
	}

	static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

}

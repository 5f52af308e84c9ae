package ai.eyepop.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.PipelineSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the ways in besides an API key with a session of its own (wire protocol
 * sections 2 to 5).
 */
class WaysInTests {

	private EyePopEmulator emulator = EyePopEmulator.builder()
		.secretKeys("secret-1")
		.accessTokens("token-1")
		.developmentPop("dev", EmulatorClient.OBJECTS)
		.productionPop("prod", EmulatorClient.OBJECTS)
		.stoppedPop("stopped", EmulatorClient.OBJECTS)
		.permanentSession("sess-perm", EmulatorClient.OBJECTS)
		.start();

	private EmulatorClient client = new EmulatorClient(this.emulator);

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void secretKeyGivesToken() {
		Answer answer = token("secret-1");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
		assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
		String token = answer.json().path("access_token").asString();
		assertThat(this.client.get("/workers/config", token).status()).isEqualTo(200);
		assertThat(token("secret-2").status()).isEqualTo(401);
		assertThat(this.client.json("POST", "/authentication/token", null, "{}").status()).isEqualTo(400);
	}

	@Test
	void workerConfigLeadsToPredictions() {
		JsonNode config = this.client.get("/workers/config", "token-1").json();
		String worker = config.path("base_url").asString();
		assertThat(worker).startsWith(this.emulator.url() + "/");
		assertThat(config.propertyNames()).containsExactly("base_url");
		String id = this.client
			.json("POST", worker + "/pipelines", "token-1",
					"{\"pop\": " + EmulatorClient.OBJECTS + ", \"source\": {\"sourceType\": \"NONE\"}}")
			.json()
			.path("id")
			.asString();
		assertThat(upload(worker + "/pipelines/" + id).lines()).hasSize(1);
		assertThat(changePop(worker + "/pipelines/" + id).status()).isEqualTo(204);
		assertThat(delete(worker + "/pipelines/" + id).status()).isEqualTo(204);
		assertThat(this.emulator.sessions()).hasSize(1);
	}

	@Test
	void namedAccessTokenExpiresOnCommand() {
		assertThat(this.client.get("/workers/config", "token-1").status()).isEqualTo(200);
		assertThat(this.client.get("/workers/config", "token-2").status()).isEqualTo(401);
		this.emulator.faults().add(Fault.builder().path("/workers/config").expiredToken().build());
		assertThat(this.client.get("/workers/config", "token-1").status()).isEqualTo(401);
		assertThat(this.client.get("/workers/config", "token-1").detail()).contains("expired");
	}

	@Test
	void developmentPopMayBeChangedAndComesAgainWhenItIsGone() {
		JsonNode config = popConfig("dev", false);
		assertThat(config.path("status").asString()).isNotEqualTo("active_prod");
		assertThat(config.path("name").asString()).isEqualTo("dev");
		String pipeline = config.path("base_url").asString() + "/pipelines/" + config.path("pipeline_id").asString();
		assertThat(popConfig("dev", false)).isEqualTo(config);
		assertThat(upload(pipeline).lines()).hasSize(1);
		assertThat(changePop(pipeline).status()).isEqualTo(204);
		this.emulator.faults().add(Fault.builder().pipelineGone().build());
		assertThat(upload(pipeline).status()).isEqualTo(404);
		assertThat(popConfig("dev", false).path("pipeline_id").asString()).isNotEmpty()
			.isNotEqualTo(config.path("pipeline_id").asString());
	}

	@Test
	void productionPopCanNeitherBeChangedNorDeleted() {
		JsonNode config = popConfig("prod", true);
		assertThat(config.path("status").asString()).isEqualTo("active_prod");
		assertThat(config.path("base_url").isNull()).isTrue();
		assertThat(config.path("pipeline_id").isNull()).isTrue();
		assertThat(config.path("endpoints").size()).isOne();
		String pipeline = pipeline(config.path("endpoints").get(0));
		assertThat(upload(pipeline).lines()).hasSize(1);
		assertThat(changePop(pipeline).status()).isEqualTo(403);
		assertThat(delete(pipeline).status()).isEqualTo(403);
	}

	@Test
	void stoppedPopIsStartedWhenAsked() {
		JsonNode config = popConfig("stopped", false);
		assertThat(config.path("base_url").isNull()).isTrue();
		assertThat(config.path("endpoints").isEmpty()).isTrue();
		assertThat(popConfig("stopped", true).path("base_url").isString()).isTrue();
		assertThat(popConfig("stopped", false).path("base_url").isString()).isTrue();
		assertThat(this.client.get("/pops/other/config", "token-1").status()).isEqualTo(404);
	}

	@Test
	void permanentSessionOwnsItsPipeline() {
		JsonNode json = this.client.get("/v1/sessions/sess-perm", this.emulator.apiKey()).json();
		assertThat(json.path("persistent").asBoolean(false)).isTrue();
		assertThat(
				this.client.get("/v1/sessions", this.emulator.apiKey()).json().get(0).path("session_uuid").asString())
			.isEqualTo("sess-perm");
		Session session = new Session(this.client, json);
		assertThat(session.upload(Scenes.redSquare()).lines()).hasSize(1);
		assertThat(this.client.json("PATCH", session.pipeline() + "/pop", session.token(), "{}").status())
			.isEqualTo(403);
		assertThat(
				this.client.send("DELETE", session.pipeline(), session.token(), null, BodyPublishers.noBody()).status())
			.isEqualTo(403);
		this.emulator.faults().add(Fault.builder().pipelineGone().build());
		assertThat(session.upload(Scenes.redSquare()).status()).isEqualTo(404);
		Session again = new Session(this.client,
				this.client.get("/v1/sessions/sess-perm", this.emulator.apiKey()).json());
		assertThat(again.upload(Scenes.redSquare()).lines()).hasSize(1);
	}

	@Test
	void setPopOfASessionIsANewSession() {
		Session first = this.client.session("{}");
		Session second = this.client.session(EmulatorClient.OBJECTS);
		assertThat(second.pipeline()).isNotEqualTo(first.pipeline());
		assertThat(this.client.send("DELETE", first.pipeline(), first.token(), null, BodyPublishers.noBody()).status())
			.isEqualTo(204);
		assertThat(second.upload(Scenes.redSquare()).lines()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "/configs,token-1", "/v1/configs,token-1", "/v1/configs,emulator-key" })
	void configsAnswerTheEmulatorItself(String path, String credential) {
		JsonNode json = this.client.get(path + "?account_uuid=acc-0001", credential).json();
		assertThat(json.path("dataset_api_url").asString()).isEqualTo(this.emulator.url().toString());
		assertThat(json.path("vlm_api_url").asString()).isEqualTo(this.emulator.url().toString());
		assertThat(this.client.get(path, "wrong").status()).isEqualTo(401);
	}

	@Test
	void relativeUrlsAreRelative() {
		restart(EyePopEmulator.builder().accessTokens("token-1").relativeUrls(true).productionPop("prod", "{}"));
		String url = this.client.get("/workers/config", "token-1").json().path("base_url").asString();
		assertThat(url).startsWith("/");
		assertThat(this.client.json("POST", url + "/pipelines", "token-1", "{}").status()).isEqualTo(200);
		assertThat(popConfig("prod", true).path("endpoints").get(0).path("base_url").asString()).startsWith("/");
	}

	@Test
	void localModeNeedsNoCredential() {
		restart(EyePopEmulator.builder().localMode(true));
		Answer created = this.client.json("POST", "/v1/sessions?wait=true&transient=true", null,
				"{\"pop\": " + EmulatorClient.OBJECTS + "}");
		Session session = new Session(this.client, created.json().get(0));
		assertThat(this.client.get(session.endpoint() + "/health", null).status()).isEqualTo(200);
		Answer answer = this.client.send("POST", session.pipeline() + EmulatorClient.SOURCE, null, "image/png",
				Scenes.redSquare());
		assertThat(answer.lines()).hasSize(1);
		assertThat(session.upload(Scenes.redSquare()).lines()).hasSize(1);
		assertThat(this.client.get("/v1/sessions", "anything").json().size()).isOne();
		assertThat(this.client.get("/workers/config", null).status()).isEqualTo(200);
	}

	@Test
	void endpointsHavePortsOfTheirOwnAndOnlyTheirOwnPipelines() {
		restart(EyePopEmulator.builder().accessTokens("token-1").endpoints(3).productionPop("prod", "{}"));
		JsonNode endpoints = popConfig("prod", true).path("endpoints");
		assertThat(endpoints.size()).isEqualTo(3);
		assertThat(endpoints.valueStream().map((endpoint) -> endpoint.path("base_url").asString()))
			.doesNotHaveDuplicates()
			.allMatch((url) -> url.startsWith("http://127.0.0.1:") && !url.startsWith(this.emulator.url() + "/"));
		endpoints.forEach((endpoint) -> assertThat(upload(pipeline(endpoint)).lines()).hasSize(1));
		assertThat(upload(endpoints.get(0).path("base_url").asString() + "/pipelines/"
				+ endpoints.get(1).path("pipeline_id").asString())
			.status()).isEqualTo(404);
		String onMainPort = pipeline(endpoints.get(0)).replaceFirst("http://[^/]+", "");
		assertThat(upload(onMainPort).status()).isEqualTo(404);
	}

	@Test
	void endpointIsKilledAndBroughtBackOnItsPort() {
		restart(EyePopEmulator.builder().accessTokens("token-1").endpoints(2).productionPop("prod", "{}"));
		JsonNode endpoints = popConfig("prod", true).path("endpoints");
		assertThat(upload(pipeline(endpoints.get(1))).status()).isEqualTo(200);
		this.emulator.endpointDown(1);
		this.emulator.endpointDown(1);
		assertThatIllegalArgumentException().isThrownBy(() -> this.emulator.endpointDown(2));
		// over a connection that is still pooled, or a new one
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> upload(pipeline(endpoints.get(1))));
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(endpoints.get(1)));
		assertThat(upload(pipeline(endpoints.get(0))).status()).isEqualTo(200);
		assertThat(popConfig("prod", true).path("endpoints")).isEqualTo(endpoints);
		assertThat(this.client.get("/workers/config", "token-1").json().path("base_url").asString())
			.isEqualTo(endpoints.get(0).path("base_url").asString());
		assertThat(this.client.session("{}").endpoint()).startsWith(authority(endpoints.get(0)));
		this.emulator.endpointUp(1);
		assertThat(upload(pipeline(endpoints.get(1))).status()).isEqualTo(200);
	}

	@Test
	void sessionsTakeTheEndpointsInTurn() {
		restart(EyePopEmulator.builder().endpoints(2));
		Session first = this.client.session("{}");
		Session second = this.client.session("{}");
		assertThat(first.endpoint().replaceFirst("/workers.*", ""))
			.isNotEqualTo(second.endpoint().replaceFirst("/workers.*", ""));
		assertThat(first.upload(Scenes.redSquare()).status()).isEqualTo(200);
		assertThat(second.upload(Scenes.redSquare()).status()).isEqualTo(200);
		this.emulator.faults()
			.add(Fault.builder().endpoint(this.emulator.sessions().get(1).endpoint()).status(500).build());
		assertThat(first.upload(Scenes.redSquare()).status()).isEqualTo(200);
		assertThat(second.upload(Scenes.redSquare()).status()).isEqualTo(500);
	}

	@Test
	void invalidOptionsAreRefused() {
		EyePopEmulatorBuilder builder = EyePopEmulator.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.productionPop("p", "{\"x\": 1}"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.productionPop("p", "[]"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.permanentSession("a/b", "{}"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.endpoints(0));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.endpoints(2).relativeUrls(true).start());
	}

	@Test
	void snapshotsTellPipelinesOfAllWorkers() {
		popConfig("dev", true);
		popConfig("prod", true);
		assertThat(this.emulator.pipelines()).hasSize(3)
			.extracting(PipelineSnapshot::sessionId)
			.containsExactly("sess-perm", "worker-0", "worker-0");
	}

	private void restart(EyePopEmulatorBuilder builder) {
		this.emulator.close();
		this.emulator = builder.start();
		this.client = new EmulatorClient(this.emulator);
	}

	private Answer token(String secretKey) {
		return this.client.json("POST", "/authentication/token", null, "{\"secret_key\": \"" + secretKey + "\"}");
	}

	private JsonNode popConfig(String name, boolean autoStart) {
		return this.client.get("/pops/" + name + "/config?auto_start=" + (autoStart ? "True" : "false"), "token-1")
			.json();
	}

	private static String pipeline(JsonNode endpoint) {
		return endpoint.path("base_url").asString() + "/pipelines/" + endpoint.path("pipeline_id").asString();
	}

	private static void connect(JsonNode endpoint) throws IOException {
		URI url = URI.create(endpoint.path("base_url").asString());
		new Socket(url.getHost(), url.getPort()).close();
	}

	private static String authority(JsonNode endpoint) {
		return endpoint.path("base_url").asString().replaceFirst("/workers.*", "");
	}

	private Answer upload(String pipeline) {
		return this.client.send("POST", pipeline + EmulatorClient.SOURCE, "token-1", "image/png", Scenes.redSquare());
	}

	private Answer changePop(String pipeline) {
		return this.client.json("PATCH", pipeline + "/pop", "token-1", EmulatorClient.OBJECTS);
	}

	private Answer delete(String pipeline) {
		return this.client.send("DELETE", pipeline, "token-1", null, BodyPublishers.noBody());
	}

}

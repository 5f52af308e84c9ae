package ai.eyepop.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for models, their trainings, exports and aliases, over real sockets.
 */
class ModelTests {

	private static final String STRANGE = "a b/\u00FC?x&y%z \uD83D\uDC41";

	private EyePopEmulator emulator;

	private DataClient data;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder().data((data) -> data.trainingStep(Duration.ofMillis(1))).start();
		this.data = new DataClient(this.emulator);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void modelIsCreatedChangedListedAndDeleted() {
		String uuid = this.data.model("&start_training=False");
		JsonNode model = this.data.patch("/models/" + uuid, "{\"name\": \"x\", \"is_public\": true}").json();
		assertThat(model.path("name").asString()).isEqualTo("x");
		assertThat(model.path("is_public").asBoolean()).isTrue();
		assertThat(model.path("description").asString()).isEqualTo("d");
		assertThat(model.path("status").asString()).isEqualTo("draft");
		assertThat(this.data.get("/models?" + this.data.account()).json()).hasSize(1);
		assertThat(this.data.get("/models/" + uuid + "/progress").status()).isEqualTo(404);
		assertThat(this.data.post("/models/" + uuid + "/publish").status()).isEqualTo(409);
		assertThat(this.data.delete("/models/" + uuid).status()).isEqualTo(204);
		assertThat(this.data.get("/models/" + uuid).status()).isEqualTo(404);
		assertThat(this.emulator.models()).isEmpty();
	}

	@Test
	void modelNeedsNameAndDescription() {
		Answer answer = this.data.post("/models?" + this.data.account(), "{\"name\": \"m\"}");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.text()).contains("description");
		assertThat(this.data.post("/models", "{}").text()).contains("account_uuid");
	}

	@Test
	void trainingGoesThroughItsStagesUntilTheModelIsAvailable() {
		String dataset = this.data.dataset();
		EventClient events = EventClient.connect(this.emulator, this.data.token()).dataset(dataset);
		await().until(() -> this.emulator.sockets().stream().anyMatch((socket) -> !socket.datasets().isEmpty()));
		JsonNode created = this.data
			.post("/models?dataset_uuid=" + dataset + "&dataset_version=1&start_training=True",
					"{\"name\": \"m\", \"description\": \"d\"}")
			.json();
		assertThat(created.path("status").asString()).isEqualTo("requested");
		assertThat(created.path("dataset_version").asInt()).isOne();
		String model = "/models/" + created.path("uuid").asString();
		JsonNode available = this.data.awaitStatus(model, "available");
		assertThat(available.path("metrics").path("cpr").get(0)).hasSize(3);
		assertThat(available.path("exports").get(0).path("status").asString()).isEqualTo("finished");
		JsonNode progress = this.data.get(model + "/progress").json();
		assertThat(progress.path("stage").asString()).isEqualTo("exporting");
		assertThat(progress.path("status_code").asInt()).isEqualTo(200);
		assertThat(progress.path("finished_at").isString()).isTrue();
		assertThat(this.data.post(model + "/publish").json().path("status").asString()).isEqualTo("published");
		events.awaitCount("model_status_modified", 4);
		assertThat(events.events()).extracting(ModelTests::told)
			.containsExactly("model_added", "model_status_modified requested", "model_progress waiting",
					"model_progress scheduling", "model_status_modified in_progress", "model_progress preparing",
					"model_progress training", "model_progress exporting", "model_progress exporting",
					"model_status_modified available", "model_status_modified published");
	}

	@Test
	void trainingIsNotStartedTwice() {
		try (EyePopEmulator slow = EyePopEmulator.builder()
			.data((data) -> data.trainingStep(Duration.ofHours(1)))
			.start()) {
			DataClient client = new DataClient(slow);
			String model = "/models/" + client.model("");
			assertThat(client.post(model + "/train").json().path("status").asString()).isEqualTo("requested");
			assertThat(client.post(model + "/train").status()).isEqualTo(409);
			assertThat(client.get(model + "/progress").status()).isEqualTo(404);
		}
	}

	@Test
	void trainingElsewhereTellsOfItself() {
		String model = "/models/" + this.data.model("");
		assertThat(this.data.post(model + "/events", """
				{"stage": "training", "work_storage_url": "gs://b/x", "remaining_units_min": 1.5,
				 "cpr": [[0.5, 0.9, 0.8]], "samples": [["asset-1", {"source_width": 1, "source_height": 1}]]}""")
			.status()).isEqualTo(204);
		JsonNode progress = this.data.get(model + "/progress").json();
		assertThat(progress.path("remaining_seconds_min").asDouble()).isEqualTo(1.5);
		assertThat(progress.path("samples").get(0).path("asset_uuid").asString()).isEqualTo("asset-1");
		assertThat(progress.path("metrics").path("cpr").get(0).get(1).asDouble()).isEqualTo(0.9);
		this.data.post(model + "/events", "{\"stage\": \"training\", \"status_code\": 500}");
		assertThat(this.data.get(model).json().path("status").asString()).isEqualTo("error");
		String uuid = model.substring("/models/".length());
		JsonNode audits = this.data.get("/exports/model_training_audits?model_uuid=" + uuid + "&model_uuid=x&").json();
		assertThat(audits).hasSize(1);
		assertThat(audits.get(0).path("work_storage_url").asString()).isEqualTo("gs://b/x");
		assertThat(audits.get(0).path("model").path("uuid").asString()).isEqualTo(uuid);
		assertThat(this.data.post(model + "/events", "{}").text()).contains("stage");
	}

	@Test
	void artifactsAreKeptByVariantUntilTheyAreCommitted() throws IOException {
		String uuid = this.data.model("");
		String at = "/models/" + uuid + "/exports/eyepop/formats/ONNX/artifacts/";
		String variant = "?variant=quantization%3Dint8&variant=quantization%3Dfp16&variant=odd+key%3Da%3Db%26c";
		assertThat(put(at + "model.onnx" + variant, "weights").status()).isEqualTo(204);
		JsonNode exports = this.data.get("/models/" + uuid).json().path("exports");
		assertThat(exports).hasSize(2);
		assertThat(exports.get(1).path("variant").path("odd key").asString()).isEqualTo("a=b&c");
		assertThat(exports.get(1).path("status").asString()).isEqualTo("in_progress");
		String wanted = "model_uuid=" + uuid + "&model_format=ONNX&variant=quantization%3Dint8";
		assertThat(this.data.get("/exports/model_artifacts?" + wanted).status()).isEqualTo(404);
		assertThat(put(at + "model.json" + variant, "{}").status()).isEqualTo(204);
		assertThat(put(at + "more" + variant, "x").status()).isEqualTo(409);
		assertThat(put(at + "more?variant=quantization%3Dfp32", "x").status()).isEqualTo(204);
		Answer zip = this.data.get("/exports/model_artifacts?" + wanted);
		assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
		assertThat(entries(zip)).containsExactlyInAnyOrder(uuid + "/ONNX/model.onnx=weights",
				uuid + "/ONNX/model.json={}");
		assertThat(entries(this.data.get("/exports/model_artifacts?artifact_type=weights_file&" + wanted)))
			.containsExactly(uuid + "/ONNX/model.onnx=weights");
		JsonNode urls = this.data.get("/exports/model_urls?model_uuid=x&model_format=PyTorch&" + wanted).json();
		assertThat(urls).hasSize(4);
		assertThat(urls).filteredOn((url) -> url.path("exported_url").isString()).singleElement().satisfies((url) -> {
			assertThat(url.path("model_uuid").asString()).isEqualTo(uuid);
			assertThat(entries(this.data.plain().get(url.path("exported_url").asString(), null))).hasSize(2);
		});
		assertThat(this.emulator.models().get(0).artifacts()).containsExactly("model.onnx", "model.json", "more");
	}

	@Test
	void variantsAreLimited() {
		String at = "/models/" + this.data.model("") + "/exports/eyepop/formats/ONNX/artifacts/m?";
		StringBuilder variants = new StringBuilder();
		for (int i = 0; i < 17; i++) {
			variants.append("&variant=a%3D").append(i).append("&variant=b%3D").append(i);
		}
		assertThat(put(at + variants, "x").status()).isEqualTo(422);
		assertThat(put(at + "variant=a", "x").text()).contains("variant");
		assertThat(this.emulator.models().get(0).artifacts()).isEmpty();
	}

	@Test
	void hubExportsFinishByThemselves() {
		String model = "/models/" + this.data.model("");
		assertThat(this.data.post(model + "/exports/qc_ai_hub", "[{\"device_name\": \"d 1\"}]").status())
			.isEqualTo(204);
		await().until(() -> this.data.get(model)
			.json()
			.path("exports")
			.path(0)
			.path("status")
			.asString("")
			.equals("finished"));
		assertThat(this.data.post(model + "/exports/qc_ai_hub", "[{}]").text()).contains("device_name");
	}

	@Test
	void aliasesHaveTagsAndAreResolved() {
		String model = this.data.model("");
		String aliases = "/model_aliases?" + this.data.account();
		String body = "{\"name\": \"" + STRANGE + "\"}";
		assertThat(this.data.post(aliases + "&dry_run=True", body).status()).isEqualTo(200);
		assertThat(this.emulator.modelAliases()).isEmpty();
		assertThat(this.data.post(aliases + "&dry_run=False", body).status()).isEqualTo(200);
		assertThat(this.data.post(aliases, body).status()).isEqualTo(409);
		String at = "/model_aliases/" + DataClient.encode(STRANGE);
		assertThat(this.data.get(at).json().path("name").asString()).isEqualTo(STRANGE);
		assertThat(this.data.patch(at, "{\"description\": \"x\"}").json().path("description").asString())
			.isEqualTo("x");
		assertThat(this.data.patch(at + "/latest?model_uuid=nothing").status()).isEqualTo(404);
		assertThat(this.data.patch(at + "/latest?model_uuid=" + model).status()).isEqualTo(204);
		assertThat(this.data.patch(at + "/" + DataClient.encode(STRANGE) + "?model_uuid=" + model).status())
			.isEqualTo(204);
		assertThat(this.data.get(aliases).json().get(0).path("tags")).hasSize(2);
		String name = "alias=" + DataClient.encode(STRANGE);
		JsonNode resolved = this.data
			.get("/exports/aliases?" + name + "&" + name + ":" + DataClient.encode(STRANGE) + "&" + name
					+ ":v1&alias=x&")
			.json();
		assertThat(resolved).extracting((entry) -> entry.path("model_uuid").asString(null))
			.containsExactly(model, model, null, null);
		assertThat(resolved.get(0).path("alias").asString()).isEqualTo(STRANGE);
		assertThat(this.data.delete(at + "/latest").status()).isEqualTo(204);
		assertThat(this.data.delete(at + "/latest").status()).isEqualTo(404);
		assertThat(this.data.delete(at).status()).isEqualTo(204);
		assertThat(this.emulator.modelAliases()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /models/x", "DELETE /models/x", "POST /models/x/train", "POST /models/x/publish",
			"GET /models/x/progress", "GET /model_aliases/x", "DELETE /model_aliases/x", "DELETE /model_aliases/x/y",
			"PUT /models/x/exports/eyepop/formats/ONNX/artifacts/a" })
	void unknownIdIsNotFound(String call) {
		String[] parts = call.split(" ");
		Answer answer = this.data.send(parts[0], parts[1], null, new byte[0]);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.detail()).contains("'x'");
	}

	private Answer put(String target, String content) {
		return this.data.send("PUT", target, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
	}

	private static String told(JsonNode event) {
		return (event.path("change_type").asString() + " " + event.path("message").asString("")).trim();
	}

	private static List<String> entries(Answer answer) throws IOException {
		List<String> entries = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				entries.add(entry.getName() + "=" + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return entries;
	}

}

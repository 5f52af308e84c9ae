package ai.eyepop.emulator;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the VLM API, abilities and workflows, over real sockets.
 */
class VlmTests {

	private EyePopEmulator emulator;

	private DataClient data;

	private String dataset;

	private String asset;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder().data((data) -> data.trainingStep(Duration.ofMillis(1))).start();
		this.data = new DataClient(this.emulator);
		this.dataset = this.data.dataset();
		this.asset = this.data.asset(this.dataset);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void freePromptIsAnsweredWithWhatIsSeen() {
		JsonNode answer = result(infer(""));
		assertThat(answer.path("raw_output").asString()).startsWith("1 square in white, red");
		JsonNode prediction = answer.path("predictions").get(0);
		assertThat(prediction.path("source_width").asDouble()).isEqualTo(400);
		assertThat(prediction.path("texts").get(0).path("text").asString())
			.isEqualTo(answer.path("raw_output").asString());
		assertThat(prediction.path("objects").get(0).path("x").asDouble()).isBetween(98.0, 102.0);
		JsonNode info = answer.path("run_info");
		assertThat(info.path("image_size").asInt()).isEqualTo(512);
		assertThat(info.path("visual_tokens").asInt()).isEqualTo(15 * 11);
		assertThat(info.path("total_tokens").asInt()).isEqualTo(info.path("visual_tokens").asInt()
				+ info.path("text_tokens").asInt() + info.path("output_tokens").asInt());
		assertThat(info.path("aspect_ratio").asDouble()).isBetween(1.33, 1.34);
	}

	@Test
	void settingsAreRespected() {
		JsonNode answer = result(infer("""
				, "config": {"image_size": 100, "max_new_tokens": 1, "fps": 2, "top_p": 0.5,
				 "roi": {"type": "rectangle", "x": 300, "y": 0, "width": 100, "height": 300}}"""));
		assertThat(answer.path("raw_output").asString()).isEqualTo("noth");
		assertThat(answer.path("run_info").path("image_size").asInt()).isEqualTo(100);
		assertThat(answer.path("run_info").path("visual_tokens").asInt()).isEqualTo(4 * 3);
		assertThat(answer.path("run_info").path("output_tokens").asInt()).isOne();
		assertThat(answer.path("predictions").get(0).has("objects")).isFalse();
		JsonNode small = result(infer("", "?transcode_mode=image_fit_224&dataset_uuid=" + this.dataset));
		assertThat(small.path("run_info").path("image_size").asInt()).isEqualTo(224);
	}

	@Test
	void classesAreChosenFromThoseGiven() {
		JsonNode answer = result(infer(", \"transform_into\": {\"classes\": [\"dog\", \"Square\", \"red\"]}"));
		assertThat(answer.path("raw_output").asString()).isEqualTo("Square, red");
		JsonNode prediction = answer.path("predictions").get(0);
		assertThat(prediction.path("classes")).extracting((one) -> one.path("classLabel").asString())
			.containsExactly("Square", "red");
		assertThat(prediction.has("objects")).isFalse();
	}

	@Test
	void responseSchemaIsConformedTo() {
		JsonNode answer = result(
				infer("""
						, "response_schema": {"type": "object", "$defs": {"shape": {"enum": ["circle", "square"]}},
						 "required": ["n", "extra"], "additionalProperties": {"type": "boolean"}, "properties": {
						 "n": {"type": "integer", "minimum": 3}, "even": {"type": "integer", "multipleOf": 4}, "share": {"type": "number", "maximum": 0.25},
						 "any": {"type": "boolean"}, "kind": {"$ref": "#/$defs/shape"}, "fixed": {"const": 7},
						 "maybe": {"type": ["null", "string"], "minLength": 40, "maxLength": 40},
						 "either": {"anyOf": [{"type": "null"}, {"type": "integer"}]}, "nothing": {"type": "null"},
						 "both": {"allOf": [{"properties": {"a": {"type": "boolean"}}}, {"required": ["a", "b"]}]},
						 "list": {"type": "array", "minItems": 5, "maxItems": 5, "items": {"type": "object",
						 "properties": {"name": {"type": "string"}}}}}}"""));
		JsonNode details = answer.path("predictions").get(0).path("details").get(0);
		assertThat(answer.path("raw_output").asString()).isEqualTo(details.toString());
		assertThat(details.path("n").intValue()).isEqualTo(3);
		assertThat(details.path("even").intValue()).isEqualTo(4);
		assertThat(details.path("share").doubleValue()).isEqualTo(0.25);
		assertThat(details.path("any").booleanValue()).isTrue();
		assertThat(details.path("kind").stringValue()).isEqualTo("square");
		assertThat(details.path("fixed").intValue()).isEqualTo(7);
		assertThat(details.path("maybe").stringValue()).hasSize(40);
		assertThat(details.path("either").intValue()).isOne();
		assertThat(details.path("nothing").isNull()).isTrue();
		assertThat(details.path("both").propertyNames()).containsExactly("a", "b");
		assertThat(details.path("list")).hasSize(5).allMatch((item) -> item.path("name").isString());
		assertThat(details.path("extra").isBoolean()).isTrue();
	}

	@Test
	void videoIsLookedAtFrameByFrame() {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		for (int i = 0; i < 4; i++) {
			frames.writeBytes(Scenes
				.encode(Scenes.draw(64, 48, Color.WHITE, (graphics) -> graphics.fillRect(8, 8, 24, 24)), "jpeg"));
		}
		String video = DataClient.id(this.data.send("POST", "/assets?sync_transform=true&dataset_uuid=" + this.dataset,
				"video/x-motion-jpeg", frames.toByteArray()));
		JsonNode all = result(infer(", \"config\": {\"fps\": 25}", "", video));
		assertThat(all.path("predictions")).hasSize(4);
		assertThat(result(infer(", \"config\": {\"fps\": 25, \"max_frames\": 2}", "", video)).path("predictions"))
			.hasSize(2);
		long second = all.path("predictions").get(1).path("timestamp").asLong();
		JsonNode span = result(infer(", \"config\": {\"fps\": 25}", "?start_timestamp=" + second + "&", video));
		assertThat(span.path("predictions")).hasSize(3);
	}

	@Test
	void jobIsPolledUntilItIsDone() {
		try (EyePopEmulator slow = EyePopEmulator.builder()
			.data((data) -> data.inferenceDelay(Duration.ofHours(1)))
			.start()) {
			DataClient client = new DataClient(slow);
			this.asset = client.asset(client.dataset());
			Answer accepted = infer(client, "", "", this.asset);
			assertThat(accepted.status()).isEqualTo(202);
			String id = accepted.json().path("request_id").asString();
			Answer polled = client.get("/api/v1/infer/" + id + "?timeout=0");
			assertThat(polled.status()).isEqualTo(202);
			assertThat(polled.json().path("request_id").asString()).isEqualTo(id);
			assertThat(client.get("/api/v1/infer/x").status()).isEqualTo(404);
		}
	}

	@Test
	void unreadableAssetFailsItsJobOnly() {
		String rejected = this.data.asset(this.dataset, "", new byte[50]);
		Answer accepted = infer(this.data, "", "", rejected);
		Answer answer = this.data.get("/api/v1/infer/" + accepted.json().path("request_id").asString());
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains("image");
		assertThat(infer(this.data, "", "", "nowhere").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} | url", "{\"url\": \"http://x/\"} | url",
					"{\"url\": \"U\", \"text_prompt\": 1} | text_prompt",
					"{\"url\": \"U\", \"config\": {\"image_size\": 0}} | image_size",
					"{\"url\": \"U\", \"config\": {\"max_new_tokens\": -1}} | max_new_tokens",
					"{\"url\": \"U\", \"config\": {\"roi\": {\"type\": \"x\"}}} | roi",
					"{\"url\": \"U\", \"transform_into\": {\"classes\": 1}} | classes",
					"{\"url\": \"U\", \"response_schema\": []} | response_schema", "[] | body", "{ | infer_request" })
	void malformedRequestIsRefusedByField(String body, String named) {
		String json = body.replace("\"U\"", "\"ai.eyepop://data/assets/" + this.asset + "?\"");
		Answer answer = this.data.send("POST", "/api/v1/infer?timeout=20", EmulatorClient.multipartType(),
				EmulatorClient.multipart(Part.json("infer_request", json)));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.text()).contains(named);
	}

	@Test
	void formWithoutTheRequestIsRefused() {
		Answer other = this.data.send("POST", "/api/v1/infer", EmulatorClient.multipartType(),
				EmulatorClient.multipart(Part.json("other", "{}")));
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.text()).contains("infer_request");
		assertThat(this.data.send("POST", "/api/v1/infer", "text/plain", "x".getBytes(StandardCharsets.UTF_8)).status())
			.isEqualTo(415);
	}

	@Test
	void evaluationComparesWithTheGroundTruth() {
		this.data.patch("/assets/" + this.asset + "/ground_truth",
				"""
						[{"source_width": 1, "source_height": 1, "classes": [{"classLabel": "square"}, {"classLabel": "dog"}]}]""");
		this.data.asset(this.dataset);
		Answer accepted = this.data.post("/api/v1/evaluations?timeout=20", """
				{"dataset_uuid": "%s", "source": "mine", "infer": {"transform_into": {"classes": ["square", "red"]}}}"""
			.formatted(this.dataset));
		assertThat(accepted.status()).isEqualTo(202);
		JsonNode result = this.data
			.get("/api/v1/evaluations/" + accepted.json().path("request_id").asString() + "?timeout=20")
			.json();
		assertThat(result.path("status").asString()).isEqualTo("success");
		assertThat(result.path("source").asString()).isEqualTo("mine");
		assertThat(result.path("metrics").path("precision").asDouble()).isEqualTo(0.5);
		assertThat(result.path("metrics").path("recall").asDouble()).isEqualTo(0.5);
		assertThat(result.path("metrics").path("f1").asDouble()).isEqualTo(0.5);
		assertThat(result.path("run_info").path("num_images").asInt()).isEqualTo(2);
		assertThat(result.path("run_info").path("num_ground_truth_images").asInt()).isOne();
		assertThat(result.path("run_info").path("visual_tokens").asInt()).isEqualTo(2 * 15 * 11);
		JsonNode run = this.data.get("/datasets/" + this.dataset + "/auto_annotates?source=mine").json().get(0);
		assertThat(run.path("status").asString()).isEqualTo("completed");
		assertThat(run.path("metrics").path("f1").asDouble()).isEqualTo(0.5);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"ability_uuid\": \"a\"} | dataset_uuid", "{\"dataset_uuid\": \"d\"} | ability_uuid",
					"{\"dataset_uuid\": \"d\", \"ability_uuid\": \"a\", \"infer\": {}} | ability_uuid",
					"{\"dataset_uuid\": \"d\", \"infer\": {}, \"video_chunk_overlap\": 0.5} | video_chunk_overlap" })
	void malformedEvaluationIsRefusedByField(String body, String named) {
		Answer answer = this.data.post("/api/v1/evaluations", body);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.text()).contains(named);
	}

	@Test
	void abilityIsCreatedPublishedClonedAndDeleted() {
		String group = DataClient.id(this.data.post("/vlm_ability_groups?" + this.data.account(), """
				{"name": "g", "default_alias_name": "x.y"}"""));
		String ability = "/vlm_abilities/" + ability("&vlm_ability_group_uuid=" + group);
		JsonNode published = this.data.post(ability + "/publish?&").json();
		assertThat(published.path("status").asString()).isEqualTo("published");
		assertThat(published.path("alias_entries").toString()).isEqualTo("[{\"alias\":\"x.y\",\"tag\":\"latest\"}]");
		JsonNode copy = this.data.post(ability + "/clone?name=n+1&default_alias_name=x.y&acc=acc").json();
		assertThat(copy.path("name").asString()).isEqualTo("n 1");
		assertThat(copy.path("status").asString()).isEqualTo("draft");
		assertThat(copy.path("alias_entries")).hasSize(1);
		assertThat(this.data.get(ability).json().path("alias_entries")).isEmpty();
		assertThat(this.data.get("/vlm_abilities?vlm_ability_group_uuid=" + group).json()).hasSize(2);
		assertThat(this.data.get("/vlm_abilities?" + this.data.account()).json()).hasSize(2);
		assertThat(this.data.get("/vlm_abilities").status()).isEqualTo(422);
		JsonNode changed = this.data.patch(ability, "{\"description\": null, \"name\": \"x\"}").json();
		assertThat(changed.path("description").isNull()).isTrue();
		assertThat(changed.path("name").asString()).isEqualTo("x");
		assertThat(this.data.delete(ability).status()).isEqualTo(204);
		assertThat(this.emulator.abilities()).hasSize(1);
		assertThat(this.data.delete("/vlm_ability_groups/" + group).status()).isEqualTo(204);
		assertThat(this.data.get("/vlm_ability_groups/" + group).status()).isEqualTo(404);
	}

	@Test
	void aliasesOfAbilitiesHaveAnyCharacters() {
		String ability = "/vlm_abilities/" + ability("");
		String strange = DataClient.encode("a/b c?d&e%\u00FC");
		JsonNode added = this.data.post(ability + "/alias/" + strange + "/tag/" + strange).json();
		assertThat(added.path("alias_entries").get(0).path("alias").asString()).isEqualTo("a/b c?d&e%\u00FC");
		assertThat(added.path("alias_entries").get(0).path("tag").asString()).isEqualTo("a/b c?d&e%\u00FC");
		assertThat(this.data.post(ability + "/alias/x/tag/").json().path("alias_entries").get(1).path("tag").asString())
			.isEqualTo("latest");
		assertThat(this.data.delete(ability + "/alias/x/tag/other").status()).isEqualTo(404);
		assertThat(this.data.delete(ability + "/alias/x/tag/latest").json().path("alias_entries")).hasSize(1);
	}

	@Test
	void abilityIsRefinedAndEvaluated() {
		String uuid = ability("");
		String ability = "/vlm_abilities/" + uuid;
		assertThat(this.data.post(ability + "/refine_task", "{\"classes\": [\"a\"]}").text()).contains("dataset_uuid");
		JsonNode refined = this.data.post(ability + "/refine", "{\"infer\": {}, \"evaluate\": {}}").json();
		assertThat(refined.path("status").asString()).isEqualTo("in_progress");
		this.data.awaitStatus(ability, "draft");
		JsonNode started = this.data
			.post(ability + "/evaluations", "{\"dataset_uuid\": \"" + this.dataset + "\", \"source\": \"s/1\"}")
			.json();
		assertThat(started.path("source_ability_uuid").asString()).isEqualTo(uuid);
		this.data.awaitStatus(ability + "/evaluations/s%2F1", "completed");
		assertThat(this.data.get(ability + "/evaluations").json()).hasSize(1);
		assertThat(this.data.get(ability + "/evaluations/other").status()).isEqualTo(404);
	}

	@Test
	void workflowRunsAndTellsTheAccount() {
		EventClient events = EventClient.connect(this.emulator, this.data.token()).account(this.emulator.account());
		await().until(() -> this.emulator.sockets().stream().anyMatch((socket) -> !socket.accounts().isEmpty()));
		String id = start("my+tpl%26x", "{\"parameters\": {\"dataset_uuid\": \"d1\", \"n\": null}}");
		events.await("workflow_succeeded");
		assertThat(events.types()).containsExactly("workflow_started", "workflow_task_started",
				"workflow_task_succeeded", "workflow_succeeded");
		assertThat(events.events()).allMatch((event) -> event.path("workflow_id").asString().equals(id));
		assertThat(events.events().get(1).path("workflow_task_name").isString()).isTrue();
		assertThat(this.emulator.workflows().get(0).template()).isEqualTo("my tpl&x");
		assertThat(this.data.get("/workflows/" + id + "?" + this.data.account())
			.json()
			.at("/metadata/labels/phase")
			.asString()).isEqualTo("Succeeded");
		start("fail", "{}");
		events.await("workflow_failed");
		assertThat(this.data.get("/workflows?phase=Failed&" + this.data.account()).json()).hasSize(1);
		assertThat(this.data.get("/workflows?dataset_uuid=d1&dataset_uuid=d2&" + this.data.account()).json())
			.hasSize(1);
		assertThat(this.data.get("/workflows/x?" + this.data.account()).status()).isEqualTo(404);
	}

	private String start(String template, String body) {
		return this.data.post("/workflows?template_name=" + template + "&" + this.data.account(), body)
			.json()
			.path("workflow_id")
			.asString();
	}

	private String ability(String query) {
		return DataClient.id(this.data.post("/vlm_abilities?" + this.data.account() + query, """
				{"name": "n", "description": "d", "worker_release": "w", "text_prompt": "p"}"""));
	}

	private Answer infer(String members) {
		return infer(members, "");
	}

	private Answer infer(String members, String query) {
		return infer(members, query, this.asset);
	}

	private Answer infer(String members, String query, String asset) {
		return infer(this.data, members, query, asset);
	}

	private static Answer infer(DataClient client, String members, String query, String asset) {
		String json = "{\"worker_release\": \"qwen3-instruct\", \"text_prompt\": \"what?\", "
				+ "\"url\": \"ai.eyepop://data/assets/" + asset + query + "\"" + members + "}";
		return client.send("POST", "/api/v1/infer?timeout=20", EmulatorClient.multipartType(),
				EmulatorClient.multipart(Part.json("infer_request", json)));
	}

	private JsonNode result(Answer accepted) {
		assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
		Answer answer = this.data.get("/api/v1/infer/" + accepted.json().path("request_id").asString() + "?timeout=20");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json();
	}

}

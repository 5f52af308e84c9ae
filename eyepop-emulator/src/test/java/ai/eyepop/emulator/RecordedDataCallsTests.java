package ai.eyepop.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.EmulatorClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that replay recorded calls of the Data API and the VLM API: the status and the
 * members of the answer must be as recorded. Ids are those of what is created first, and
 * what the recorded SDK does not escape is escaped.
 */
class RecordedDataCallsTests {

	private static final String BOUNDARY = "recorded";

	private static final Pattern VERSION = Pattern.compile("dataset_version=(\\d)");

	private static final Set<String> NEVER_NULL = Set.of("uuid", "account_uuid", "name", "created_at", "updated_at",
			"versions", "version", "modifiable_version", "auto_annotates", "status", "annotations", "rois", "exports",
			"stage", "started_at", "tags", "alias", "alias_entries", "request_id", "raw_output", "predictions",
			"run_info", "metadata", "workflow_id", "labels", "phase", "mime_type", "dataset_api_url", "vlm_api_url",
			"access_token", "expires_in", "expires_at", "token_type", "url");

	private static final Map<String, String> ESCAPED = Map.of("/model_aliases/a%20b/%C3%BC?x",
			"/model_aliases/a%20b%2F%C3%BC%3Fx", "/auto_annotations/v/%20l%20m/", "/auto_annotations/v%2F%20l%20m/",
			"/rois/my+roi%2F%C3%BC", "/rois/my%20roi%2F%C3%BC", "template_name=my+tpl&x", "template_name=my+tpl%26x",
			"alias=a+b&c", "alias=a+b%26c");

	private final Map<String, String> ids = new LinkedHashMap<>();

	private @Nullable EyePopEmulator running;

	static Stream<Recording> recordings() throws IOException {
		try (InputStream in = RecordedDataCallsTests.class.getResourceAsStream("recorded-data-calls.json")) {
			return JsonMapper.shared()
				.readTree(in)
				.valueStream()
				.map((entry) -> new Recording(entry.path("name").asString(), entry.path("requests")));
		}
	}

	@AfterEach
	void stop() {
		if (this.running != null) {
			this.running.close();
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void answersAsRecorded(Recording recording) {
		boolean below = recording.name().contains("/data-url-");
		EyePopEmulator emulator = EyePopEmulator.builder()
			.apiKeys("key-1")
			.secretKeys("secret-1")
			.accessTokens("tok-explicit", "legacy-token-1", "m2m-token-1")
			.data((data) -> data.accounts("acc-0001", "acc-2").path(below ? "/data" : "").vlmPath(below ? "/vlm" : ""))
			.start();
		this.running = emulator;
		prepare(new DataClient(emulator, below ? "/data" : ""), recording);
		for (JsonNode request : recording.requests()) {
			Answer answer = replay(emulator, request, below);
			JsonNode expected = request.path("response");
			if (request.path("path").asString().matches("/(exports|imports)/assets")) {
				assertThat(answer.status()).as(answer.text()).isEqualTo(arrowStatus(request));
				continue;
			}
			assertThat(answer.status()).as(answer.text()).isEqualTo(expected.path("status").asInt());
			if (expected.has("body")) {
				assertThat(answer.header("Content-Type")).isEqualTo("application/json");
				assertShape("answer", expected.path("body"), answer.json());
			}
			if (answer.status() == 202) {
				this.ids.put("req-000[12]", answer.json().path("request_id").asString());
			}
		}
	}

	/**
	 * What was recorded names assets that are not there, or no dataset, and sends no
	 * Arrow.
	 */
	private static int arrowStatus(JsonNode request) {
		String query = request.path("query").asString("");
		if (!query.contains("dataset_uuid")) {
			return 422;
		}
		return query.contains("asset_uuid") ? 404 : 400;
	}

	private void prepare(DataClient data, Recording recording) {
		String text = recording.requests().toString();
		int version = 2;
		Matcher matcher = VERSION.matcher(text);
		while (matcher.find()) {
			version = Math.max(version, Integer.parseInt(matcher.group(1)));
		}
		version += recording.name().startsWith("data.delete_dataset_version") ? 1 : 0;
		String dataset = DataClient.id(data.post("/datasets?account_uuid=acc-0001", """
				{"name": "hard hats", "tags": ["a"], "auto_annotates": []}"""));
		String asset = data.asset(dataset);
		for (int i = 1; i < version; i++) {
			data.freeze(dataset);
		}
		this.ids.put("ds-0001", dataset);
		this.ids.put("asset-0001", asset);
		if (!recording.name().contains("create_dataset_auto_annotate")) {
			for (String source : new String[] { "s 1&/\u00FC", "s", "s 1" }) {
				data.post("/datasets/" + dataset + "/auto_annotates",
						"{\"auto_annotate\": \"vlm\", \"source\": \"" + source + "\"}");
			}
		}
		for (String name : new String[] { "vlm&source=s+1", "v%2F%20l%20m" }) {
			data.post("/assets/" + asset + "/annotations?auto_annotate=" + name, """
					[{"source_width": 640.0, "source_height": 480.0, "objects": [{"confidence": 0.5,
					"classLabel": "p", "x": 1.0, "y": 2.0, "width": 3.0, "height": 4.0}]}]""");
		}
		for (String roi : new String[] { "r", "my roi/\u00FC" }) {
			data.post("/assets/" + asset + "/rois",
					"{\"name\": \"" + roi + "\", \"area\": {\"x\": 1.0, \"y\": 2.0, \"width\": 3.0, \"height\": 4.0}}");
		}
		prepareModel(data, dataset);
		prepareAbility(data, dataset);
	}

	private void prepareModel(DataClient data, String dataset) {
		String model = DataClient
			.id(data.post("/models?start_training=false&dataset_version=1&dataset_uuid=" + dataset, """
					{"name": "m", "description": "", "status": "available", "classes": ["person"]}"""));
		data.post("/models/" + model + "/events", "{\"stage\": \"training\", \"cpr\": [[0.5, 0.9, 0.8]]}");
		data.send("PUT", "/models/" + model + "/exports/eyepop/formats/ONNX/artifacts/model.json"
				+ "?variant=quantization%3Dint8&variant=target_runtime%3Dcuda_cc_75", null, new byte[9]);
		for (String alias : new String[] { "eyepop.person", "a b/\u00FC?x" }) {
			data.post("/model_aliases?account_uuid=acc-0001", "{\"name\": \"" + alias + "\"}");
			data.patch("/model_aliases/" + DataClient.encode(alias) + "/latest?model_uuid=" + model);
		}
		this.ids.put("mdl-0001", model);
		this.ids.put("=m1", "=" + model);
	}

	private void prepareAbility(DataClient data, String dataset) {
		String group = DataClient.id(data.post("/vlm_ability_groups?account_uuid=acc-0001", """
				{"name": "g", "default_alias_name": "x.y", "default_dataset_uuid": "d"}"""));
		String ability = DataClient
			.id(data.post("/vlm_abilities?account_uuid=acc-0001&vlm_ability_group_uuid=" + group, """
					{"name": "n", "worker_release": "w", "text_prompt": "p", "transform_into": {"classes": ["a"]},
					"config": {"max_new_tokens": 10}}"""));
		data.post("/vlm_abilities/" + ability + "/alias/x.y/tag/t");
		data.post("/vlm_abilities/" + ability + "/evaluations",
				"{\"source\": \"src-1\", \"dataset_uuid\": \"" + dataset + "\"}");
		this.ids.put("grp-1", group);
		this.ids.put("abl-1", ability);
		for (String account : new String[] { "acc-0001", "acc-2" }) {
			String workflow = data.post("/workflows?template_name=t&account_uuid=" + account, "{}")
				.json()
				.path("workflow_id")
				.asString();
			this.ids.put("(?<=" + account + " )wf-1", workflow);
		}
	}

	private Answer replay(EyePopEmulator emulator, JsonNode request, boolean below) {
		String query = request.path("query").asString("");
		String path = request.path("path").asString();
		if (below && !path.startsWith("/data/")) {
			path = (path.startsWith("/api/") ? "/vlm" : "/data") + path;
		}
		String account = query.contains("acc-2") ? "acc-2 " : "acc-0001 ";
		String target = known(path.replace("wf-1", account + "wf-1")).replace(account, "")
				+ (query.isEmpty() ? "" : "?" + known(query));
		for (Map.Entry<String, String> escape : ESCAPED.entrySet()) {
			target = target.replace(escape.getKey(), escape.getValue());
		}
		String contentType = request.path("headers").path("Content-Type").asString("");
		String authorization = request.path("headers").path("Authorization").asString("Bearer none");
		return new EmulatorClient(emulator).send(request.path("method").asString(), target,
				authorization.substring("Bearer ".length()),
				contentType.isEmpty() ? null : contentType.replace("{boundary}", BOUNDARY), body(request));
	}

	private byte[] body(JsonNode request) {
		if (request.has("multipart")) {
			return multipart(request.path("multipart"));
		}
		if (request.has("body_json")) {
			return known(request.path("body_json").toString()).getBytes(StandardCharsets.UTF_8);
		}
		return request.has("body") ? Scenes.redSquare() : new byte[0];
	}

	private byte[] multipart(JsonNode parts) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (JsonNode part : parts) {
			StringBuilder head = new StringBuilder("--" + BOUNDARY + "\r\n");
			part.path("headers")
				.forEach((header) -> head.append(header.get(0).asString())
					.append(": ")
					.append(header.get(1).asString())
					.append("\r\n"));
			head.append("\r\n").append(known(part.path("body").asString())).append("\r\n");
			body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return body.toByteArray();
	}

	private String known(String recorded) {
		String known = recorded;
		for (Map.Entry<String, String> id : this.ids.entrySet()) {
			known = known.replaceAll(id.getKey(), Matcher.quoteReplacement(id.getValue()));
		}
		return known;
	}

	private static void assertShape(String path, JsonNode recorded, JsonNode actual) {
		String name = path.substring(path.lastIndexOf('.') + 1);
		if (actual.isNull() && !NEVER_NULL.contains(name) && !name.equals("answer")) {
			return;
		}
		if (actual.has("details")) {
			return;
		}
		if (!recorded.isNull()) {
			assertThat(actual.getNodeType()).as(path).isEqualTo(recorded.getNodeType());
		}
		for (Map.Entry<String, JsonNode> member : recorded.properties()) {
			if (name.equals("auto_annotate_params") || name.equals("config") || name.equals("variant")) {
				return;
			}
			assertThat(actual.propertyNames()).as(path).contains(member.getKey());
			assertShape(path + "." + member.getKey(), member.getValue(), actual.get(member.getKey()));
		}
		if (recorded.isArray() && !recorded.isEmpty() && !actual.isEmpty()) {
			assertShape(path, recorded.get(0), actual.get(0));
		}
	}

	/**
	 * Recorded call.
	 *
	 * @param name the name
	 * @param requests the requests with their answers
	 */
	record Recording(String name, JsonNode requests) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}

package ai.eyepop.worker;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.pop.Pop;
import ai.eyepop.wire.TestRandom;
import ai.eyepop.wire.WireVector;

/**
 * The way in that a recorded call was made on: how to build an endpoint for it, and what
 * is sent before the call itself.
 *
 * @param name what the recording calls it
 * @param calls the recorded requests of the call
 */
record RecordedAccess(String name, List<JsonNode> calls) {

	private static final JsonMapper MAPPER = new JsonMapper();

	/** Longer names first: some begin with others. */
	private static final List<String> NAMES = List.of("access-token-with-Bearer", "access-token",
			"secret-key-named-pop-prod", "secret-key-named-pop", "api-key-with-pop", "local-mode-with-pop",
			"full-pop/secret-key", "full-pop/api-key", "full-pop/local-mode", "secret-key", "api-key", "session-uuid",
			"local-mode");

	private static final Pattern PIPELINE = Pattern.compile("/(\\w+)/pipelines/([^/]+)/.*");

	static RecordedAccess of(WireVector vector) {
		String way = vector.json().path("auth").asString(vector.name().replace("-and-session-options", ""));
		String name = NAMES.stream().filter(way::contains).findFirst().orElseThrow();
		return new RecordedAccess(name, vector.requests().stream().map(RecordedAccess::normalized).toList());
	}

	/** Drops what faults.md 23 is about. */
	private static JsonNode normalized(JsonNode request) {
		return MAPPER.readTree(request.toString().replace("Bearer Bearer ", "Bearer "));
	}

	/**
	 * Return what is sent before the call.
	 */
	List<JsonNode> connect() {
		List<JsonNode> recorded = switch (this.name) {
			case "access-token", "access-token-with-Bearer" -> recorded("worker.connect/access-token");
			case "secret-key", "full-pop/secret-key" ->
				recorded("worker.connect/full-pop-and-session-options/secret-key");
			case "secret-key-named-pop-prod" -> recorded("worker.connect/secret-key-named-pop-prod");
			case "secret-key-named-pop" -> namedPop();
			case "api-key" -> recorded("worker.connect/api-key");
			case "api-key-with-pop" -> recorded("worker.connect/api-key-with-pop");
			case "full-pop/api-key" -> recorded("worker.connect/full-pop-and-session-options/api-key");
			case "session-uuid" -> recorded("worker.connect/session-uuid");
			case "local-mode" -> recorded("worker.connect/local-mode-passed-to-the-constructor");
			case "local-mode-with-pop" -> recorded("worker.connect/local-mode-with-pop");
			case "full-pop/local-mode" -> recorded("worker.connect/full-pop-and-session-options/local-mode");
			default -> throw new IllegalStateException(this.name);
		};
		List<JsonNode> connect = new ArrayList<>(recorded);
		if (this.name.contains("local-mode")) {
			// faults.md 21: the vendor's SDK polls although it should not
			connect.removeIf((request) -> request.get("path").asString().endsWith("/health"));
		}
		connect.replaceAll((request) -> MAPPER.readTree(edited(request.toString())));
		return connect;
	}

	/** The recording went on with the tokens and sessions of earlier calls. */
	private String edited(String request) {
		String edited = request;
		for (JsonNode call : this.calls) {
			String token = call.get("headers").path("Authorization").asString("").replace("Bearer ", "");
			if (token.startsWith("session-token-sess-new")) {
				return edited.replace("sess-new-1", token.replace("session-token-", ""))
					.replace("sess-0001", token.replace("session-token-", ""));
			}
			if (token.startsWith("legacy-token") || token.startsWith("tok")) {
				return edited.replace("legacy-token-1", token);
			}
		}
		return edited;
	}

	private List<JsonNode> namedPop() {
		List<JsonNode> connect = new ArrayList<>(recorded("worker.connect/secret-key-named-pop-prod"));
		ObjectNode config = (ObjectNode) connect.get(1).at("/response/body");
		config.put("status", "active_dev").put("base_url", "{base}/wrk").put("pipeline_id", "named-pipe");
		config.remove("endpoints");
		JsonNode stop = recorded("worker.connect/api-key-with-pop").get(2);
		connect.add(MAPPER.readTree(stop.toString()
			.replace("/sess/pipelines/owned-sess-new-1", "/wrk/pipelines/named-pipe")
			.replace("session-token-sess-new-1", "legacy-token-1")));
		return connect;
	}

	/**
	 * Return the creation of the pipeline, if the recording had one from an earlier call.
	 */
	List<JsonNode> pipeline() {
		if (!Stream
			.of("access-token", "access-token-with-Bearer", "secret-key", "full-pop/secret-key", "api-key",
					"local-mode")
			.toList()
			.contains(this.name)
				|| this.calls.stream().anyMatch((call) -> call.get("path").asString().endsWith("/pipelines"))) {
			return List.of();
		}
		Matcher matcher = PIPELINE.matcher(this.calls.get(0).get("path").asString());
		if (!matcher.matches()) {
			return List.of();
		}
		JsonNode creation = WireVector.of("worker-jobs", "worker.upload/image/access-token").requests().get(0);
		return List.of(MAPPER.readTree(creation.toString()
			.replace("pipe-1", matcher.group(2))
			.replace("/wrk/", "/" + matcher.group(1) + "/")
			.replace("Bearer tok-explicit", this.calls.get(0).get("headers").get("Authorization").asString())));
	}

	/**
	 * Return all that is sent: connect, pipeline, call.
	 */
	List<JsonNode> script() {
		return Stream.of(connect(), pipeline(), this.calls).flatMap(List::stream).toList();
	}

	WorkerEndpointBuilder builder(EyePopHttp http, URI url) {
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(http).url(url).pop(pop());
		switch (this.name) {
			case "access-token" -> builder.accessToken("tok-explicit");
			case "access-token-with-Bearer" -> builder.accessToken("Bearer tok-explicit");
			case "secret-key", "full-pop/secret-key" -> builder.secretKey("secret-1");
			case "secret-key-named-pop", "secret-key-named-pop-prod" ->
				builder.secretKey("secret-1").popId("my-pop").random(new TestRandom(endpoint()));
			case "session-uuid" -> builder.apiKey("key-1").sessionUuid("sess-perm");
			case "local-mode" -> builder.localMode(true).apiKey("k");
			case "local-mode-with-pop", "full-pop/local-mode" -> builder.localMode(true).apiKey("<local api key>");
			default -> builder.apiKey("key-1");
		}
		if (this.name.startsWith("full-pop/")) {
			builder.datasetUuid("ds-0001");
		}
		if (this.name.startsWith("full-pop/") && !this.name.endsWith("secret-key")) {
			builder.sessionName("my name").pipelineImage("img/x").pipelineVersion("1.2");
		}
		return builder;
	}

	private int endpoint() {
		return this.calls.stream()
			.map((call) -> PIPELINE.matcher(call.get("path").asString()))
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1).equals("wrk1") ? 1 : 0)
			.findFirst()
			.orElse(0);
	}

	private @Nullable Pop pop() {
		return Stream.concat(connect().stream(), this.calls.stream())
			.map((request) -> request.at("/body_json/pop"))
			.filter((pop) -> pop.has("components"))
			.findFirst()
			.map((pop) -> MAPPER.treeToValue(pop, Pop.class))
			.orElse(null);
	}

	RecordedAccess withCalls(UnaryOperator<List<JsonNode>> change) {
		return new RecordedAccess(this.name, change.apply(this.calls));
	}

	private static List<JsonNode> recorded(String vector) {
		return WireVector.of("connect", vector).requests();
	}

}

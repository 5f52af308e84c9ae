package ai.eyepop.worker;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.pop.Pop;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Replays what was recorded of connecting, of the Pop, and of disconnecting, on every way
 * in.
 */
class AccessWireTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "access-token", "access-token-with-Bearer", "secret-key-named-pop-prod", "api-key",
			"api-key-with-pop", "session-uuid", "local-mode-with-pop", "full-pop-and-session-options/secret-key",
			"full-pop-and-session-options/api-key", "full-pop-and-session-options/local-mode",
			"local-mode-passed-to-the-constructor" })
	void connects(String name) {
		RecordedAccess access = RecordedAccess.of(WireVector.of("connect", "worker.connect/" + name));
		endpoint(access, access.connect()).connect().block();
		assertReceived(access.connect());
	}

	@ParameterizedTest
	@CsvSource({ "access-token, true", "access-token-with-Bearer, true", "secret-key, true",
			"secret-key-named-pop, false" })
	void changesThePopOfAPipeline(String name, boolean ownPipeline) {
		RecordedAccess access = new RecordedAccess(name, List.of());
		List<JsonNode> script = connected(access, ownPipeline);
		String path = ownPipeline ? "pipe-1" : "named-pipe";
		String recorded = ownPipeline ? name : "secret-key";
		JsonNode change = MAPPER.readTree(WireVector.of("connect", "worker.set_pop/" + recorded)
			.requests()
			.get(0)
			.toString()
			.replace("pipe-1", path)
			.replace("Bearer Bearer", "Bearer"));
		script.add(change);
		WorkerEndpoint endpoint = endpoint(access, script);
		if (ownPipeline) {
			endpoint.upload(IMAGE).predictions().blockLast();
		}
		Pop pop = pop(change.get("body_json"));
		endpoint.setPop(pop).block();
		assertReceived(script);
		assertThat(endpoint.pop().block()).isEqualTo(pop);
	}

	@ParameterizedTest
	@ValueSource(strings = { "api-key-with-pop", "local-mode", "local-mode-with-pop" })
	void requestsASessionForANewPop(String name) {
		// faults.md 13: the vendor's SDK leaves the old pipeline running
		RecordedAccess access = new RecordedAccess(name, List.of());
		WireVector vector = WireVector.of("connect", "worker.set_pop/" + name);
		List<JsonNode> script = connected(access, name.equals("local-mode"));
		List<JsonNode> change = vector.requests()
			.stream()
			.filter((request) -> !name.contains("local-mode") || !request.get("path").asString().endsWith("/health"))
			.map((request) -> MAPPER.readTree(request.toString()
				.replace("Bearer <local api key>", name.equals("local-mode") ? "Bearer k" : "Bearer <local api key>")))
			.toList();
		script.addAll(change);
		int changed = script.size();
		JsonNode delete = WireVector.of("connect", "worker.disconnect/api-key").requests().get(0);
		script.add(delete);
		WorkerEndpoint endpoint = endpoint(access, script);
		endpoint.connect().block();
		if (name.equals("local-mode")) {
			endpoint.upload(IMAGE).predictions().blockLast();
		}
		Pop pop = pop(change.get(0).at("/body_json/pop"));
		endpoint.setPop(pop).block();
		Awaitility.await().until(() -> this.server.received().size() == script.size());
		for (int i = 0; i < changed; i++) {
			this.server.received().get(i).assertLike(script.get(i));
		}
		assertThat(this.server.received().subList(changed, script.size())).anySatisfy((request) -> {
			assertThat(request.method()).isEqualTo("DELETE");
			assertThat(request.uri().getPath())
				.isEqualTo("/sess/pipelines/" + (name.equals("local-mode") ? "pipe-1" : "owned-sess-new-1"));
		});
		assertThat(endpoint.pop().block()).isEqualTo(pop);
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret-key-named-pop-prod", "session-uuid" })
	void refusesAnotherPopInProduction(String name) {
		assertThat(WireVector.of("connect", "worker.set_pop/" + name).requests()).isEmpty();
		RecordedAccess access = new RecordedAccess(name, List.of());
		WorkerEndpoint endpoint = endpoint(access, access.connect());
		Pop pop = pop(WireVector.of("connect", "worker.set_pop/secret-key").requests().get(0).get("body_json"));
		assertThatExceptionOfType(PopConfigurationException.class).isThrownBy(() -> endpoint.setPop(pop).block())
			.withMessageContaining("cannot be changed");
		assertReceived(access.connect());
	}

	@ParameterizedTest
	@ValueSource(strings = { "access-token", "secret-key", "api-key", "local-mode" })
	void hasNoPopBeforeThereIsOne(String name) {
		assertThat(WireVector.of("connect", "worker.get_pop/" + name).json().at("/outcome/type").asString())
			.isEqualTo("None");
		RecordedAccess access = new RecordedAccess(name, List.of());
		WorkerEndpoint endpoint = endpoint(access, access.connect());
		assertThat(endpoint.pop().block()).isNull();
		assertReceived(access.connect());
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret-key-named-pop", "secret-key-named-pop-prod", "session-uuid" })
	void readsThePopOfAPipelineThatIsThere(String name) {
		// the vendor's SDK knows only what the configuration says
		JsonNode recorded = WireVector.of("connect", "worker.get_pop/" + name).json().at("/outcome/value");
		JsonNode pop = recorded.isMissingNode() ? recordedPop("secret-key-named-pop") : recorded;
		RecordedAccess access = new RecordedAccess(name, List.of());
		List<JsonNode> script = new ArrayList<>(access.connect());
		script.add(MAPPER.readTree("""
				{"response": {"status": 200, "content_type": "application/json", "body": {"id": "p", "pop": %s}}}"""
			.formatted(pop)));
		WorkerEndpoint endpoint = endpoint(access, script);
		assertThat(endpoint.pop().block()).isEqualTo(pop(pop));
		assertReceived(access.connect(), this.server.received().subList(0, script.size() - 1));
		assertThat(this.server.received()).last().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("GET");
			assertThat(request.uri().getPath()).contains("/pipelines/");
		});
	}

	@Test
	void knowsThePopThatItWasGiven() {
		WorkerEndpoint endpoint = endpoint(new RecordedAccess("api-key-with-pop", List.of()), List.of());
		assertThat(endpoint.pop().block()).isEqualTo(pop(recordedPop("api-key-with-pop")));
		assertThat(this.server.received()).isEmpty();
	}

	private static JsonNode recordedPop(String name) {
		return WireVector.of("connect", "worker.get_pop/" + name).json().at("/outcome/value");
	}

	@ParameterizedTest
	@ValueSource(strings = { "access-token-with-Bearer", "secret-key", "secret-key-named-pop",
			"secret-key-named-pop-prod", "api-key", "session-uuid", "local-mode", "local-mode-with-pop",
			"full-pop/secret-key", "full-pop/api-key", "full-pop/local-mode" })
	void deletesOnlyWhatIsOurs(String name) {
		RecordedAccess access = name.startsWith("full-pop")
				? RecordedAccess.of(WireVector.of("worker-jobs", "worker.upload/" + name))
				: new RecordedAccess(name, List.of());
		boolean ownPipeline = List
			.of("access-token-with-Bearer", "secret-key", "api-key", "local-mode", "full-pop/secret-key")
			.contains(name);
		List<JsonNode> script = connected(access, ownPipeline);
		WireVector vector = WireVector.of("connect", "worker.disconnect/" + name);
		List<JsonNode> deleted = vector.requests()
			.stream()
			.filter((request) -> request.get("method").asString().equals("DELETE"))
			.map((request) -> MAPPER.readTree(request.toString()
				.replace("Bearer Bearer", "Bearer")
				.replace("sess-new-2", "sess-new-1")
				.replace("owned-sess-new-1\",\"query", idOf(script) + "\",\"query")
				.replace("Bearer session-token-sess-new-1", "Bearer " + tokenOf(script))))
			.toList();
		script.addAll(deleted);
		WorkerEndpoint endpoint = endpoint(access, script);
		endpoint.connect().block();
		if (ownPipeline) {
			endpoint.upload(IMAGE).predictions().blockLast();
		}
		assertThat(this.server.traces()).isEmpty();
		endpoint.close();
		assertReceived(script);
		assertTraces(vector);
	}

	private void assertTraces(WireVector vector) {
		List<JsonNode> traces = vector.requests()
			.stream()
			.filter((request) -> request.get("path").asString().equals("/events"))
			.map((request) -> MAPPER.readTree(request.toString().replace("Bearer Bearer", "Bearer")))
			.toList();
		assertThat(this.server.traces()).hasSameSizeAs(traces);
		for (int i = 0; i < traces.size(); i++) {
			this.server.traces().get(i).assertTraceLike(traces.get(i));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-pipelines", "health-pending-then-running", "health-unknown-word", "health-pipeline_ok",
			"health-text-plain" })
	void deletesWhatItMadeInASession(String name) {
		RecordedAccess access = new RecordedAccess("api-key", List.of());
		List<JsonNode> script = connected(access, true);
		script.addAll(WireVector.of("connect", "worker.disconnect/api-key/" + name).requests());
		WorkerEndpoint endpoint = endpoint(access, script);
		endpoint.upload(IMAGE).predictions().blockLast();
		endpoint.close();
		assertReceived(script);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "access-token, , tok-explicit, /wrk, -", "access-token-with-Bearer, , tok-explicit, /wrk, -",
					"secret-key, , legacy-token-1, /wrk, -", "api-key, /sess, session-token-sess-0001, /sess, -",
					"api-key-with-pop, /sess, session-token-sess-new-1, /sess, owned-sess-new-1",
					"session-uuid, /sess, session-token-sess-perm, /sess, comp-pipe",
					"local-mode, /sess, session-token-sess-0001, /sess, -",
					"local-mode-with-pop, /sess, session-token-sess-new-1, /sess, owned-sess-new-1" })
	void tellsAFrontEndWhereToConnect(String name, String url, String token, String baseUrl, String pipelineId) {
		RecordedAccess access = new RecordedAccess(name, List.of());
		WorkerEndpoint endpoint = endpoint(access, access.connect());
		WorkerSession session = Objects.requireNonNull(endpoint.session().block());
		JsonNode recorded = WireVector.of("connect", "worker.session/" + name).json().at("/outcome/value");
		ObjectNode json = MAPPER.valueToTree(session);
		assertThat(json.propertyNames()).containsExactlyElementsOf(recorded.propertyNames());
		assertThat(session.eyepopUrl()).hasToString(this.server.url() + ((url != null) ? url : ""));
		assertThat(session.accessToken()).isEqualTo(token);
		assertThat(session.baseUrl()).hasToString(this.server.url() + baseUrl);
		assertThat(session.popId()).isEqualTo(recorded.get("popId").asString());
		assertThat(session.pipelineId()).isEqualTo(pipelineId);
		assertThat(session.validUntil() == null).isEqualTo(name.startsWith("access-token"));
		assertThat(session.toString()).doesNotContain(token);
	}

	@Test
	void aServiceThatIsNotThereIsAnErrorEachTime() {
		String url = WireVector.of("connect", "connect.worker/refused").json().at("/call/args/eyepop_url").asString();
		WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http).url(URI.create(url)).accessToken("t").build();
		assertThatExceptionOfType(PopNotReachableException.class).isThrownBy(() -> endpoint.connect().block())
			.withMessageContaining(url);
		assertThat(WireVector.of("connect", "connect.worker/refused/again").json().at("/call/args/eyepop_url"))
			.hasToString("\"%s\"".formatted(url));
		assertThatExceptionOfType(PopNotReachableException.class).isThrownBy(() -> endpoint.connect().block())
			.withMessageContaining(url);
	}

	@Test
	void aRefusedTokenIsRenewedWhileConnecting() {
		WireVector vector = WireVector.of("connect", "connect.worker/config-401-once");
		this.server.close();
		this.server = new ReplayServer(vector);
		WorkerEndpoint.builder(this.http).url(this.server.url()).secretKey("secret-1").build().connect().block();
		assertReceived(vector.requests());
	}

	@Test
	void aPipelineIsMadeWithANewTokenAfterARefusedOne() {
		// faults.md 22: the vendor's SDK gives up
		WireVector vector = WireVector.of("retry", "fault.worker/401-on-pipeline-create");
		RecordedAccess access = RecordedAccess.of(vector);
		List<JsonNode> script = new ArrayList<>(access.script());
		WireVector good = WireVector.of("retry", "retry.worker/401-twice/secret-key");
		script.add(good.requests().get(2));
		script.addAll(WireVector.of("worker-jobs", "worker.upload/image/secret-key").requests());
		script.subList(script.size() - 2, script.size())
			.replaceAll((request) -> MAPPER.readTree(request.toString().replace("legacy-token-1", "legacy-token-2")));
		endpoint(access, script).upload(IMAGE).predictions().blockLast();
		assertReceived(script);
	}

	@Test
	void aPipelineIsNotMadeTwiceWhenTheServiceMayHaveMadeIt() {
		WireVector vector = WireVector.of("retry", "fault.worker/500-on-pipeline-create");
		RecordedAccess access = RecordedAccess.of(vector);
		WorkerEndpoint endpoint = endpoint(access, access.script());
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> endpoint.upload(IMAGE).predictions().blockLast())
			.withMessageContaining("POST /pipelines with status 500");
		assertReceived(access.script());
	}

	/** What is sent to connect, and to submit an image if a pipeline has to be made. */
	private List<JsonNode> connected(RecordedAccess access, boolean withPipeline) {
		List<JsonNode> script = new ArrayList<>(access.connect());
		if (withPipeline) {
			String vector = access.name().startsWith("full-pop") ? access.name() : "image/" + switch (access.name()) {
				case "access-token-with-Bearer" -> "access-token";
				case "api-key" -> "api-key/health-503-then-running";
				default -> access.name();
			};
			script.addAll(WireVector.of("worker-jobs", "worker.upload/" + vector).requests());
		}
		return script;
	}

	private static String idOf(List<JsonNode> script) {
		JsonNode last = script.get(script.size() - 1);
		return last.get("path").asString().replaceAll(".*/pipelines/([^/]+)/.*", "$1");
	}

	private static String tokenOf(List<JsonNode> script) {
		return script.get(script.size() - 1).get("headers").get("Authorization").asString().replace("Bearer ", "");
	}

	private static Pop pop(JsonNode json) {
		return MAPPER.treeToValue(json, Pop.class);
	}

	private WorkerEndpoint endpoint(RecordedAccess access, List<JsonNode> script) {
		this.server.close();
		this.server = new ReplayServer(script);
		return access.builder(this.http, this.server.url()).build();
	}

	private void assertReceived(List<JsonNode> script) {
		assertReceived(script, this.server.received());
	}

	private static void assertReceived(List<JsonNode> script, List<ReceivedRequest> received) {
		assertThat(received).hasSameSizeAs(script);
		for (int i = 0; i < script.size(); i++) {
			received.get(i).assertLike(script.get(i));
		}
	}

	@ParameterizedTest
	@CsvSource({ "http://h:1, wrk, http://h:1/wrk", "http://h:1/, wrk, http://h:1/wrk",
			"http://h:1/base, wrk/1, http://h:1/base/wrk/1", "http://h:1/base//, /wrk, http://h:1/wrk",
			"http://h:1/base, https://worker/2, https://worker/2" })
	void urlsOfWorkersAreRelativeToThatOfTheService(URI base, String url, String expected) {
		assertThat(new ConfigConnector.Config.Endpoint(url, null).url(base)).hasToString(expected);
	}

	@Test
	void aPopInProductionWithoutAPipelineIsNotReachable() {
		RecordedAccess access = new RecordedAccess("secret-key-named-pop-prod", List.of());
		List<JsonNode> script = access.connect()
			.stream()
			.map((request) -> MAPPER.readTree(request.toString().replace("pipeline_id", "no_pipeline")))
			.toList();
		WorkerEndpoint endpoint = endpoint(access, script);
		assertThatExceptionOfType(PopNotReachableException.class).isThrownBy(() -> endpoint.connect().block())
			.withMessageContaining("has no pipeline at the moment");
		assertReceived(script);
	}

}

package ai.eyepop.telemetry.trace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBufferUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.EyePop;
import ai.eyepop.EyePopBuilder;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.dataset.DatasetUpdate;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.LogRecorder;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what endpoints tell with what was recorded.
 */
class TraceWireTests {

	private static final TraceSchema SCHEMA = TraceSchema.read();

	private static final TraceSettings ON = TraceSettings.defaults().withEnabled(true);

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.OFF);

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void anUploadIsToldAsRecorded() {
		TraceVector vector = TraceVector.of("trace-image-upload");
		serve(answer(200, Map.of("access_token", "legacy-token-1", "expires_in", 3600, "token_type", "Bearer")),
				answer(200, Map.of("base_url", "{base}/wrk")), answer(200, Map.of("id", "pipe-1")),
				lines("{\"seconds\": 0}", "{\"seconds\": 1}"), deletion());
		WorkerEndpoint endpoint = worker().secretKey("secret-1").build();
		endpoint.upload(IMAGE).predictions().blockLast();
		endpoint.close();
		assertLike(vector, onlyTraces());
	}

	@Test
	void callsOfTheDataApiAreToldAsRecorded() {
		TraceVector vector = TraceVector.of("trace-data-methods");
		Map<String, Object> dataset = Map.of("uuid", "ds-0001", "name", "n", "account_uuid", "acc-0001");
		// but for the two methods of which the vendor's SDK makes no use here
		serve(answer(200, Map.of("dataset_api_url", "{base}")), answer(200, List.of(dataset)), answer(200, dataset),
				answer(200, dataset), deletion());
		DataEndpoint endpoint = DataEndpoint.builder(this.http)
			.url(this.server.url())
			.accessToken("t")
			.accountId("acc-0001")
			.build();
		endpoint.datasets().list().blockLast();
		endpoint.datasets().create(DatasetCreate.builder("n").build()).block();
		endpoint.datasets().update("ds-0001", DatasetUpdate.builder().name("m").build()).block();
		endpoint.datasets().delete("ds-0001").block();
		endpoint.close();
		List<JsonNode> told = events(onlyTraces());
		List<String> recorded = events(vector.record()).stream()
			.filter((event) -> !event.get("path").asString().contains("/models/")
					&& !event.get("path").asString().contains("/download"))
			.map(TraceWireTests::withoutChance)
			.distinct()
			.toList();
		assertThat(told.stream().map(TraceWireTests::withoutChance)).containsExactlyElementsOf(recorded);
		assertSizes(told);
	}

	@Test
	void aComputeSessionIsToldAsRecordedIfThatIsWanted() {
		TraceVector vector = TraceVector.of("trace-compute-periodic");
		List<JsonNode> script = new ArrayList<>(WireVector.of("connect", "worker.connect/api-key").requests());
		script.addAll(WireVector.of("worker-jobs", "worker.upload/image/api-key/health-503-then-running").requests());
		script.add(deletion());
		serve(script);
		WorkerEndpoint endpoint = worker().apiKey("key-1").tracing(ON).build();
		endpoint.upload(IMAGE).predictions().blockLast();
		endpoint.close();
		ReceivedRequest request = this.server.traces().get(0);
		assertThat(request.uri()).hasToString(vector.json().at("/request/path").asString());
		assertThat(request.headers()).containsEntry("authorization", header(vector, "authorization"))
			.containsEntry("content-type", header(vector, "content-type"));
		List<String> told = events(onlyTraces()).stream().map(TraceWireTests::withoutChance).toList();
		// faults.md 32: the vendor's SDK tells nothing at the end
		assertThat(told.subList(0, told.size() - 1))
			.containsExactlyElementsOf(events(vector.record()).stream().map(TraceWireTests::withoutChance).toList());
	}

	@ParameterizedTest
	@CsvSource({ "api-key, false", "api-key-with-pop, false", "session-uuid, false", "local-mode-with-pop, false",
			"access-token, true", "secret-key-named-pop-prod, true" })
	void theWayInDecidesIfNobodyDoes(String way, boolean told) {
		List<JsonNode> script = WireVector.of("connect", "worker.connect/" + way).requests();
		serve(script);
		connectAndClose(builder(way));
		assertThat(this.server.traces()).hasSize(told ? 1 : 0);
		serve(script);
		connectAndClose(builder(way).tracing(TraceSettings.defaults().withEnabled(!told)));
		assertThat(this.server.traces()).hasSize(told ? 0 : 1);
	}

	@Test
	void aDataEndpointWithAnApiKeyHasNobodyToTell() {
		serve(WireVector.of("connect", "data.connect/api-key").requests());
		DataEndpoint endpoint = DataEndpoint.builder(this.http)
			.url(this.server.url())
			.apiKey("key-1")
			.accountId("acc-0001")
			.tracing(ON)
			.build();
		endpoint.session().block();
		endpoint.close();
		assertThat(this.server.received()).isNotEmpty();
		assertThat(this.server.traces()).isEmpty();
		assertThat(this.log.lines()).filteredOn((line) -> line.startsWith(RequestTraces.class.getName()))
			.singleElement()
			.satisfies((line) -> assertThat(line).contains("eyepop.tracing.enabled", "tells nobody"));
	}

	@Test
	void aDataEndpointThatIsNotAskedToTellDoesNotWarn() {
		DataEndpoint.builder(this.http).url(this.server.url()).apiKey("key-1").build().close();
		assertThat(this.log.lines()).noneMatch((line) -> line.startsWith(RequestTraces.class.getName()));
	}

	@Test
	void eachUseOfAnEndpointIsTold() {
		JsonNode config = answer(200, Map.of("base_url", "{base}/wrk"));
		serve(config, config, config);
		WorkerEndpoint endpoint = worker().accessToken("t").build();
		for (int i = 1; i <= 3; i++) {
			endpoint.connect().block();
			endpoint.disconnect().block();
			endpoint.disconnect().block();
			assertThat(this.server.traces()).hasSize(i);
		}
		endpoint.close();
		assertThat(this.server.traces()).hasSize(3)
			.allSatisfy((request) -> assertThat(events(SCHEMA.decode(request.body()))).hasSize(1));
	}

	@Test
	void anEndpointThatWasNotUsedTellsNothing() {
		WorkerEndpoint endpoint = worker().accessToken("t").build();
		endpoint.close();
		DataEndpoint data = DataEndpoint.builder(this.http).url(this.server.url()).accessToken("t").build();
		data.close();
		assertThat(this.server.traces()).isEmpty();
		assertThat(this.server.connections()).isZero();
	}

	@Test
	void aServiceThatTakesNoTracesDisturbsNothing() {
		JsonNode config = answer(200, Map.of("base_url", "{base}/wrk"));
		serve(config);
		this.server.refuseTraces(503);
		WorkerEndpoint endpoint = worker().accessToken("t").build();
		endpoint.connect().block();
		endpoint.close();
		assertThat(this.server.traces()).hasSize(1);
	}

	@Test
	void aSignedUrlIsNotTold() {
		serve(answer(200, Map.of("dataset_api_url", "{base}")), answer(200, "bytes"));
		DataEndpoint endpoint = DataEndpoint.builder(this.http).url(this.server.url()).accessToken("t").build();
		endpoint.session().block();
		endpoint.fetch(this.server.url().resolve("/bucket/key?X-Amz-Signature=secret"))
			.doOnNext(DataBufferUtils::release)
			.blockLast();
		endpoint.close();
		assertThat(this.server.received()).hasSize(2);
		assertThat(onlyTraces().get("paths")).hasToString("[\"/configs\"]");
	}

	@Test
	void theEntranceHandsItsSettingsOn() {
		Function<EyePopBuilder, EyePop> build = (builder) -> builder.environment(Map.of())
			.http(this.http)
			.url(this.server.url())
			.accessToken("t")
			.build();
		JsonNode config = answer(200, Map.of("base_url", "{base}/wrk", "dataset_api_url", "{base}"));
		serve(config, config, config, config);
		try (EyePop off = build.apply(EyePop.builder().tracing(TraceSettings.defaults().withEnabled(false)))) {
			off.worker().connect().block();
			off.data().session().block();
		}
		assertThat(this.server.traces()).isEmpty();
		try (EyePop on = build.apply(EyePop.builder())) {
			on.worker().connect().block();
			on.data().session().block();
		}
		assertThat(this.server.traces()).hasSize(2);
	}

	private void connectAndClose(WorkerEndpointBuilder builder) {
		WorkerEndpoint endpoint = builder.shutdownTimeout(Duration.ofSeconds(1)).build();
		endpoint.connect().block();
		endpoint.close();
	}

	private WorkerEndpointBuilder builder(String way) {
		return switch (way) {
			case "access-token" -> worker().accessToken("t");
			case "secret-key-named-pop-prod" -> worker().secretKey("s").popId("my-pop");
			case "session-uuid" -> worker().apiKey("k").sessionUuid("sess-perm");
			case "local-mode-with-pop" -> worker().localMode(true);
			default -> worker().apiKey("k");
		};
	}

	private WorkerEndpointBuilder worker() {
		return WorkerEndpoint.builder(this.http).url(this.server.url());
	}

	private void serve(JsonNode... answers) {
		serve(List.of(answers));
	}

	private void serve(List<JsonNode> script) {
		this.server.close();
		this.server = new ReplayServer(script);
	}

	private JsonNode onlyTraces() {
		assertThat(this.server.traces()).hasSize(1);
		return SCHEMA.decode(this.server.traces().get(0).body());
	}

	private void assertLike(TraceVector vector, JsonNode told) {
		ReceivedRequest request = this.server.traces().get(0);
		assertThat(request.uri()).hasToString(vector.json().at("/request/path").asString());
		assertThat(request.headers()).containsEntry("authorization", header(vector, "authorization"))
			.containsEntry("content-type", header(vector, "content-type"));
		assertThat(told.get("client_type").asString()).isEqualTo("other");
		assertThat(events(told).stream().map(TraceWireTests::withoutChance))
			.containsExactlyElementsOf(events(vector.record()).stream().map(TraceWireTests::withoutChance).toList());
		assertThat(events(told)).allSatisfy(
				(event) -> assertThat(event.get("host").asString()).isEqualTo(this.server.url().getAuthority()));
		assertSizes(events(told));
	}

	/** Each body is as long as the server saw it, and each id is the one that it saw. */
	private void assertSizes(List<JsonNode> told) {
		List<ReceivedRequest> received = Stream.concat(this.server.received().stream(), this.server.deleted().stream())
			.toList();
		assertThat(told).hasSameSizeAs(received);
		for (int i = 0; i < told.size(); i++) {
			assertThat(told.get(i).get("body_bytes_sent").asInt()).isEqualTo(received.get(i).body().length);
			assertThat(told.get(i).get("x_request_id").asString())
				.isEqualTo(received.get(i).headers().get("x-request-id"));
		}
	}

	/**
	 * The size of an image is no matter of chance; that of JSON depends on its spaces.
	 */
	private static String withoutChance(JsonNode event) {
		int sent = event.get("body_bytes_sent").asInt();
		return "%s %s %s %s, %s sent, %s received".formatted(event.get("method").asString(),
				event.get("path").asString(), event.get("result").asString(), event.get("status").asInt(),
				(sent == 677) ? "an image" : (sent > 0) ? "some" : "nothing",
				(event.get("body_bytes_received").asInt() > 0) ? "some" : "nothing");
	}

	private static List<JsonNode> events(JsonNode record) {
		return record.get("events").valueStream().<JsonNode>map((event) -> {
			Map<String, Object> resolved = new LinkedHashMap<>(
					Map.of("host", record.get("hosts").get(event.get("host_index").asInt()).asString(), "path",
							record.get("paths").get(event.get("path_index").asInt()).asString()));
			event.properties().forEach((member) -> resolved.put(member.getKey(), member.getValue()));
			return new JsonMapper().valueToTree(resolved);
		}).toList();
	}

	private static String header(TraceVector vector, String name) {
		return vector.json()
			.at("/request/headers")
			.valueStream()
			.filter((header) -> header.get(0).asString().equals(name))
			.map((header) -> header.get(1).asString())
			.collect(Collectors.joining());
	}

	private static JsonNode answer(int status, Object body) {
		return request("POST", Map.of("status", status, "content_type", "application/json", "body", body));
	}

	private static JsonNode lines(Object... lines) {
		return request("POST", Map.of("status", 200, "content_type", "application/jsonl", "body", List.of(lines)));
	}

	private static JsonNode deletion() {
		return request("DELETE", Map.of("status", 204, "body", ""));
	}

	private static JsonNode request(String method, Map<String, Object> response) {
		return Objects.requireNonNull(new JsonMapper().valueToTree(Map.of("method", method, "response", response)));
	}

}

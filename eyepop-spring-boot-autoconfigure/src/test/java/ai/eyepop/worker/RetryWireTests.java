package ai.eyepop.worker;

import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Replays what was recorded of failures and what the vendor's SDK did about them. Where
 * ours does something else, the test says which fault of the SDK's that is.
 */
class RetryWireTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-once/session-uuid", "404-once-right-after-connect/secret-key-named-pop-prod",
			"404-once-later/secret-key-named-pop-prod", "500-once", "502-once", "503-once", "504-once",
			"500-three-times", "500-once-multipart", "500-once-load_from", "500-once-prepareSource",
			"500-once-video-body" })
	void recoversAsRecorded(String name) throws Exception {
		WireVector vector = vector(name);
		List<JsonNode> script = access(vector).script();
		assertThat(predict(vector, script)).isNotEmpty();
		assertReceived(script);
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-twice/secret-key", "500-four-times", "400-video-body" })
	void failsAsRecorded(String name) {
		WireVector vector = vector(name);
		List<JsonNode> script = access(vector).script();
		int status = script.get(script.size() - 1).at("/response/status").asInt();
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> predict(vector, script))
			.withMessageContaining("injected " + status);
		assertReceived(script);
	}

	@ParameterizedTest
	@ValueSource(strings = { "404-once-right-after-connect/secret-key", "404-once-later/secret-key" })
	void aPipelineThatIsGoneIsReplacedAtOnce(String name) throws Exception {
		// faults.md 17: right after connecting the vendor's SDK fails for 10 s
		// faults.md 13: it leaves the old pipeline running
		WireVector vector = vector(name);
		List<JsonNode> script = access(vector("404-once-later/secret-key")).script();
		assertThat(predict(vector, script)).hasSize(1);
		assertReceived(script);
		Awaitility.await().until(() -> !this.server.deleted().isEmpty());
		assertThat(this.server.deleted()).singleElement()
			.satisfies((request) -> assertThat(request.uri()).hasPath("/wrk/pipelines/pipe-1"));
	}

	@Test
	void aPipelineOfASessionThatIsGoneIsReplacedAtOnce() throws Exception {
		// faults.md 17, 18
		WireVector vector = vector("404-once-right-after-connect/api-key");
		RecordedAccess access = access(vector);
		List<JsonNode> script = new ArrayList<>(access.script());
		script.addAll(access.connect());
		script.add(with(access.calls().get(0), "\"id\":\"pipe-1\"", "\"id\":\"pipe-2\""));
		JsonNode good = WireVector.of("worker-jobs", "worker.upload/image/api-key/health-message").requests().get(1);
		script.add(with(good, "pipe-1", "pipe-2"));
		assertThat(predict(vector, script)).hasSize(1);
		assertReceived(script);
	}

	@Test
	void thePipelineOfAPermanentSessionIsLookedUpAgain() throws Exception {
		// faults.md 18: the vendor's SDK uses the same one without asking
		WireVector vector = vector("404-once-later/session-uuid");
		RecordedAccess access = access(vector);
		List<JsonNode> script = new ArrayList<>(access.script());
		script.addAll(script.size() - 1, access.connect());
		assertThat(predict(vector, script)).hasSize(1);
		assertReceived(script);
	}

	@Test
	void laterUploadsDoNotFailBecauseOfAnEarlierOne() throws Exception {
		// faults.md 17: the vendor's SDK fails all three
		RecordedAccess access = access(vector("404-once-later/secret-key"));
		List<JsonNode> script = new ArrayList<>(access.script());
		JsonNode good = script.get(script.size() - 1);
		script.addAll(List.of(good, good));
		replay(script);
		WorkerEndpoint endpoint = access.builder(this.http, this.server.url()).build();
		RecordedCall call = RecordedCall.of(vector("404-once-right-after-connect/then-two-more-uploads"));
		for (int i = 0; i < 3; i++) {
			assertThat(endpoint.upload(call.source()).predictions().collectList().block()).hasSize(1);
		}
		assertReceived(script);
	}

	@Test
	void pipelinesThatAreAlwaysGoneAreAnErrorThatTellsTheEndpoints() {
		WireVector vector = vector("404-always-later/secret-key");
		List<JsonNode> script = access(vector).script();
		assertThatExceptionOfType(PopNotReachableException.class).isThrownBy(() -> predict(vector, script))
			.withMessageContaining("No pipeline is left")
			.withMessageContaining("injected 404")
			.withMessageContaining("/wrk, pipeline pipe-2: left alone until")
			.satisfies((ex) -> assertThat(ex.getEndpoints()).singleElement()
				.satisfies((state) -> assertThat(state.isHealthy()).isFalse()));
		assertReceived(script);
	}

	@Test
	void aServiceThatIsBusyIsAskedAgain() throws Exception {
		// faults.md 19: the vendor's SDK gives up
		WireVector vector = vector("429");
		List<JsonNode> script = new ArrayList<>(access(vector).script());
		script.add(vector("500-once").requests().get(2));
		assertThat(predict(vector, script)).hasSize(1);
		assertReceived(script);
	}

	@Test
	void aConnectionThatBreaksIsMadeAgain() throws Exception {
		// faults.md 17
		WireVector vector = vector("reset-once-right-after-connect");
		List<JsonNode> script = new ArrayList<>(access(vector).script());
		script.add(vector("500-once").requests().get(2));
		assertThat(predict(vector, script)).hasSize(1);
		assertReceived(script);
	}

	@ParameterizedTest
	@ValueSource(strings = { "BytesIO", "file", "async", "multipart" })
	void aStreamIsNotSentAgain(String kind) {
		// faults.md 1: the vendor's SDK sends nothing, and reports success
		WireVector vector = vector("500-once-stream-" + kind);
		List<JsonNode> script = access(vector).script().subList(0, 4);
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> predict(vector, script))
			.withMessageContaining("injected 500")
			.withMessageContaining("The source was not sent again, because it is a stream");
		assertReceived(script);
	}

	private static WireVector vector(String name) {
		return WireVector.of("retry", "retry.worker/" + name);
	}

	private static RecordedAccess access(WireVector vector) {
		RecordedAccess access = RecordedAccess.of(vector);
		access.calls().forEach(SourceWireTests::withoutTypeOfNothing);
		return access;
	}

	private static JsonNode with(JsonNode request, String text, String replacement) {
		return MAPPER.readTree(request.toString().replace(text, replacement));
	}

	private List<Prediction> predict(WireVector vector, List<JsonNode> script) throws Exception {
		replay(script);
		WorkerEndpoint endpoint = access(vector).builder(this.http, this.server.url()).build();
		RecordedCall call = RecordedCall.of(vector);
		List<Prediction> predictions = endpoint.upload(call.source(), call.options())
			.predictions()
			.collectList()
			.block();
		return (predictions != null) ? predictions : List.of();
	}

	private void replay(List<JsonNode> script) {
		this.server.close();
		this.server = new ReplayServer(script);
	}

	private void assertReceived(List<JsonNode> script) {
		assertThat(this.server.received()).hasSameSizeAs(script);
		for (int i = 0; i < script.size(); i++) {
			this.server.received().get(i).assertLike(script.get(i));
		}
	}

}

package ai.eyepop.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Replays every recorded submission, on a session of an API key: what is sent to the
 * pipeline must be the same for each way in.
 */
class SourceWireTests {

	private final EyePopHttp http = EyePopHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	static Stream<WireVector> submissions() {
		return WireVector.all("worker-jobs").stream().filter((vector) -> !vector.requests().isEmpty());
	}

	@ParameterizedTest
	@MethodSource("submissions")
	void sendsWhatWasRecorded(WireVector vector) throws Exception {
		List<JsonNode> script = new ArrayList<>(
				WireVector.of("connect", "worker.connect/api-key/no-sessions").requests());
		script.add(WireVector.of("worker-jobs", "worker.upload/image/api-key/no-sessions").requests().get(0));
		int setUp = script.size();
		vector.requests()
			.stream()
			.filter((request) -> !request.get("path").asString().endsWith("/pipelines"))
			.forEach(script::add);
		script.subList(setUp, script.size()).forEach(SourceWireTests::onOurSession);
		if (vector.name().startsWith("worker.upload_stream_group/without-mime")) {
			// faults.md 30: the vendor's SDK gives parts a type that nobody knows
			script.get(setUp).get("multipart").forEach((part) -> ((ArrayNode) part.get("headers")).remove(0));
		}
		this.server.close();
		this.server = new ReplayServer(script);
		WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http).url(this.server.url()).apiKey("key-1").build();
		RecordedCall call = RecordedCall.of(vector);
		List<Prediction> predictions = endpoint.upload(call.source(), call.options())
			.predictions()
			.collectList()
			.block();
		assertThat(this.server.received()).hasSameSizeAs(script);
		for (int i = setUp; i < script.size(); i++) {
			this.server.received().get(i).assertLike(script.get(i));
		}
		assertThat(predictions).hasSize((int) script.get(setUp)
			.at("/response/body")
			.valueStream()
			.filter((line) -> !line.has("event"))
			.count());
	}

	/** The pipeline and the credential are those of the session that we connected to. */
	private static void onOurSession(JsonNode request) {
		ObjectNode edited = (ObjectNode) request;
		edited.put("path",
				request.get("path").asString().replaceFirst("^/\\w+/pipelines/[^/]+/", "/sess/pipelines/pipe-1/"));
		((ObjectNode) edited.get("headers")).put("Authorization", "Bearer session-token-sess-new-1");
		if (edited.get("path").asString().endsWith("/prepareSource")) {
			((ObjectNode) edited.get("headers")).remove("Content-Type");
		}
	}

	@Test
	void refusesGroupsOfNoneAndOfMoreThanSixteenBeforeAnyRequest() {
		assertThatIllegalArgumentException().isThrownBy(() -> Source.group(List.of()))
			.withMessage("A group needs at least one source");
		List<Source> many = Stream.generate(() -> Source.ofAsset("a")).limit(17).toList();
		assertThatIllegalArgumentException().isThrownBy(() -> Source.group(many))
			.withMessage("A group takes at most 16 sources, but there are 17");
		assertThatIllegalArgumentException().isThrownBy(() -> Source.group(Source.ofAsset("a"), Source.ofAsset("b")))
			.withMessage("A group takes either images that are sent, or URLs");
	}

}

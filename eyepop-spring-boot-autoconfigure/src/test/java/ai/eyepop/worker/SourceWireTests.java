package ai.eyepop.worker;

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
import ai.eyepop.source.Source;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Replays every recorded submission, each on the way in that it was recorded on.
 */
class SourceWireTests {

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	static Stream<WireVector> submissions() {
		return WireVector.all("worker-jobs")
			.stream()
			.filter((vector) -> !vector.requests().isEmpty())
			.map(WireVector::toReplay);
	}

	@ParameterizedTest
	@MethodSource("submissions")
	void sendsWhatWasRecorded(WireVector vector) throws Exception {
		RecordedAccess access = RecordedAccess.of(vector).withCalls(SourceWireTests::onOneEndpoint);
		access.calls().forEach(SourceWireTests::withoutTypeOfNothing);
		if (vector.name().startsWith("worker.upload_stream_group/without-mime")) {
			// faults.md 30: the vendor's SDK gives parts a type that nobody knows
			access.calls().get(0).get("multipart").forEach((part) -> ((ArrayNode) part.get("headers")).remove(0));
		}
		List<JsonNode> script = access.script();
		this.server.close();
		this.server = new ReplayServer(script);
		WorkerEndpoint endpoint = access.builder(this.http, this.server.url()).build();
		RecordedCall call = RecordedCall.of(vector);
		List<Prediction> predictions = endpoint.upload(call.source(), call.options())
			.predictions()
			.collectList()
			.block();
		assertThat(this.server.received()).hasSameSizeAs(script);
		for (int i = 0; i < script.size(); i++) {
			this.server.received().get(i).assertLike(script.get(i));
		}
		assertThat(predictions).hasSize((int) access.calls()
			.stream()
			.flatMap((request) -> request.at("/response/body").valueStream())
			.filter((line) -> line.has("source_width"))
			.count());
	}

	/**
	 * The recording sends the two requests of a video to two workers, in turn; the second
	 * one cannot know what was prepared on the first.
	 */
	private static List<JsonNode> onOneEndpoint(List<JsonNode> calls) {
		if (calls.isEmpty() || !calls.get(0).get("path").asString().endsWith("/prepareSource")) {
			return calls;
		}
		String path = calls.get(0).get("path").asString().replace("/prepareSource", "/source");
		((ObjectNode) calls.get(1)).put("path", path);
		return calls;
	}

	/** An empty body needs no type (vectors' README). */
	static void withoutTypeOfNothing(JsonNode request) {
		if (request.get("path").asString().endsWith("/prepareSource")) {
			((ObjectNode) request.get("headers")).remove("Content-Type");
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

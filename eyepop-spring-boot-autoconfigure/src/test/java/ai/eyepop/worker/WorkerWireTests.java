package ai.eyepop.worker;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what {@link WorkerEndpoint} sends, and makes of the answers, with recorded
 * traffic.
 */
class WorkerWireTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Pop PERSON = Pop.of(InferenceComponent.ofAbility("eyepop.person:latest"));

	private final EyePopHttp http = EyePopHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-sessions", "persistent-only", "health-503-then-running", "health-pipeline_ok",
			"health-text-plain" })
	void connectsAndUploadsAnImageWithoutAPop(String scenario) throws Exception {
		WireVector connect = vector("connect", "worker.connect/api-key/" + scenario);
		WireVector upload = vector("worker-jobs", "worker.upload/image/api-key/" + scenario);
		verifyUpload(null, connect, upload);
	}

	@Test
	void connectsAndUploadsAnImageWithAPop() throws Exception {
		WireVector connect = WireVector.of("connect", "worker.connect/api-key-with-pop");
		WireVector disconnect = WireVector.of("connect", "worker.disconnect/api-key");
		replay(connect, disconnect);
		WorkerEndpoint endpoint = endpoint(PERSON);
		endpoint.connect().block();
		endpoint.close();
		assertRequests(connect, disconnect);
	}

	@Test
	void sendsTheSessionOptionsAndEveryFieldOfAPop() {
		WireVector connect = WireVector.of("connect", "worker.connect/full-pop-and-session-options/api-key");
		replay(connect);
		JsonNode pop = connect.requests().get(0).get("body_json").get("pop");
		WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http)
			.url(this.server.url())
			.apiKey("key-1")
			.sessionName("my name")
			.pipelineImage("img/x")
			.pipelineVersion("1.2")
			.pop(MAPPER.treeToValue(pop, Pop.class))
			.build();
		endpoint.connect().block();
		assertRequests(connect);
	}

	@Test
	void takesMediaTypesFromFileNames() throws Exception {
		WireVector connect = WireVector.of("connect", "worker.connect/api-key/no-sessions");
		WireVector image = WireVector.of("worker-jobs", "worker.upload/image/api-key/no-sessions");
		WireVector unknown = WireVector.of("worker-jobs", "worker.upload/unknown-extension/access-token");
		replay(connect, image, unknown);
		WorkerEndpoint endpoint = endpoint(null);
		endpoint.upload(media("image.jpg")).predictions().blockLast();
		endpoint.upload(media("unknown.zzz")).predictions().blockLast();
		assertThat(this.server.received().get(5).headers()).containsEntry("content-type", "application/octet-stream")
			.containsEntry("content-length", "5003");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jsonl/blank-line", "jsonl/other-event-skipped", "jsonl/empty-answer" })
	void readsStreamsThatAreWhole(String name) throws Exception {
		WireVector vector = WireVector.of("streams", name);
		List<JsonNode> sent = lines(vector);
		StepVerifier.create(upload(vector).predictions().mapNotNull(Prediction::timestamp))
			.expectNextSequence(sent.stream().map((line) -> line.get("timestamp").asLong()).toList())
			.verifyComplete();
	}

	@ParameterizedTest
	@ValueSource(strings = { "jsonl/error-event", "jsonl/error-event-old-form" })
	void failsWithTheMessageOfAnErrorEventAfterWhatCameBefore(String name) throws Exception {
		WireVector vector = WireVector.of("streams", name);
		StepVerifier.create(upload(vector).predictions())
			.expectNextCount(lines(vector).size())
			.verifyErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(SourceException.class)
					.hasMessage("EyePop cannot use source src-1: no decoder for source");
				assertThat(((SourceException) failure).getSourceId()).isEqualTo("src-1");
				assertThat(((SourceException) failure).getServiceMessage()).isEqualTo("no decoder for source");
			});
	}

	@Test
	void failsForALineThatIsCutOff() throws Exception {
		WireVector vector = WireVector.of("streams", "jsonl/truncated-then-clean-end");
		StepVerifier.create(upload(vector).predictions())
			.expectNextCount(lines(vector).size() - 1)
			.verifyErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(MalformedStreamException.class);
				assertThat(((MalformedStreamException) failure).getLineNumber()).isEqualTo(lines(vector).size());
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "jsonl/reset-after-2", "jsonl/reset-before-the-first-line" })
	void failsWhenTheConnectionBreaksAfterWhatCameBefore(String name) throws Exception {
		WireVector vector = WireVector.of("streams", name);
		StepVerifier.create(upload(vector).predictions())
			.expectNextCount(lines(vector).size())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class)
				.hasMessageContaining("the connection broke"));
	}

	private void verifyUpload(@Nullable Pop pop, WireVector... vectors) throws Exception {
		replay(vectors);
		Prediction prediction = Objects
			.requireNonNull(endpoint(pop).upload(media("image.jpg")).predictions().blockLast());
		assertRequests(vectors);
		JsonNode expected = lines(vectors[vectors.length - 1]).get(0);
		assertThat(prediction.sourceWidth()).isEqualTo(expected.get("source_width").asDouble());
		assertThat(prediction.objects()).hasSize(1);
		assertThat(prediction.objects().get(0).confidence())
			.isEqualTo(expected.get("objects").get(0).get("confidence").asDouble());
	}

	private void replay(WireVector... vectors) {
		this.server.close();
		this.server = new ReplayServer(vectors);
	}

	private WorkerJob upload(WireVector vector) throws Exception {
		replay(WireVector.of("connect", "worker.connect/api-key/no-sessions"), vector);
		return endpoint(null).upload(media("image.jpg"));
	}

	private WorkerEndpoint endpoint(@Nullable Pop pop) {
		return WorkerEndpoint.builder(this.http)
			.url(this.server.url())
			.apiKey("key-1")
			.pop(pop)
			.sessionInterval(Duration.ofMillis(1))
			.build();
	}

	private void assertRequests(WireVector... vectors) {
		List<JsonNode> recorded = new ArrayList<>();
		for (WireVector vector : vectors) {
			recorded.addAll(vector.requests());
		}
		assertThat(this.server.received()).hasSameSizeAs(recorded);
		for (int i = 0; i < recorded.size(); i++) {
			this.server.received().get(i).assertLike(recorded.get(i));
		}
	}

	private WireVector vector(String file, String name) {
		return WireVector.of(file, name);
	}

	private List<JsonNode> lines(WireVector vector) {
		JsonNode body = vector.requests().get(vector.requests().size() - 1).get("response").get("body");
		return body.valueStream().filter((line) -> line.isObject() && !line.has("event")).toList();
	}

	private Path media(String name) throws URISyntaxException {
		return Path.of(getClass().getResource("/vectors/media/" + name).toURI());
	}

}

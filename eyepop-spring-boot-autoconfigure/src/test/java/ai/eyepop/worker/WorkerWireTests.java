package ai.eyepop.worker;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.job.Job;
import ai.eyepop.job.JobListener;
import ai.eyepop.job.JobState;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what {@link WorkerEndpoint} sends, and makes of the answers, with recorded
 * traffic.
 */
class WorkerWireTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Pop PERSON = Pop.of(InferenceComponent.ofAbility("eyepop.person:latest"));

	private final EyePopHttp http = TestHttp.create();

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
	@ValueSource(strings = { "jsonl/blank-line", "jsonl/other-event-skipped", "jsonl/empty-answer", "jsonl/slow-drip" })
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

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\n\n" })
	void failsWhenAVideoIsNotPrepared(String answer) throws Exception {
		WireVector vector = WireVector.of("worker-jobs", "worker.upload/video/access-token");
		RecordedAccess access = RecordedAccess.of(vector);
		SourceWireTests.withoutTypeOfNothing(access.calls().get(0));
		((ObjectNode) access.calls().get(0).get("response")).put("body", answer);
		List<JsonNode> script = access.script().subList(0, access.script().size() - 1);
		replay(script);
		WorkerEndpoint endpoint = access.builder(this.http, this.server.url()).build();
		StepVerifier.create(endpoint.upload(media("video.mp4")).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class)
				.hasMessageContaining("did not prepare the source"));
		assertReceived(script);
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

	@Test
	void failsWhenTheConnectionBreaksAfterWhatCameBefore() throws Exception {
		WireVector vector = WireVector.of("streams", "jsonl/reset-after-2");
		StepVerifier.create(upload(vector).predictions())
			.expectNextCount(lines(vector).size())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class)
				.hasMessageContaining("the connection broke"));
	}

	@Test
	void beginsAgainWhenTheConnectionBreaksBeforeTheFirstLine() throws Exception {
		WireVector vector = WireVector.of("streams", "jsonl/reset-before-the-first-line");
		JsonNode good = WireVector.of("streams", "jsonl/other-event-skipped").requests().get(1);
		StepVerifier.create(upload(vector, good).predictions())
			.expectNextCount(lines(WireVector.of("streams", "jsonl/other-event-skipped")).size())
			.verifyComplete();
		this.server.received().get(this.server.received().size() - 1).assertLike(good);
	}

	@ParameterizedTest
	@ValueSource(ints = { 100_000, 140_000, 1_000_000 })
	void readsLongLines(int length) throws Exception {
		// faults.md 31: the vendor's SDK does not
		WireVector vector = WireVector.of("streams", "jsonl/line-of-" + length);
		String line = "{\"source_width\":640.0,\"source_height\":480.0,\"pad\":\"%s\"}";
		ObjectNode answer = (ObjectNode) vector.requests().get(1).get("response");
		answer.put("body", line.formatted("x".repeat(length)) + "\n");
		StepVerifier.create(upload(vector).predictions())
			.expectNextMatches((prediction) -> String.valueOf(prediction.other().get("pad")).length() == length)
			.verifyComplete();
	}

	@Test
	void aResultCanBeReadWhereTheListenerIsToldOfIt() throws Exception {
		WireVector vector = WireVector.of("streams", "on_ready/reads-in-callback");
		AtomicReference<List<Prediction>> read = new AtomicReference<>();
		RecordedAccess access = RecordedAccess.of(vector);
		replay(access.script());
		WorkerEndpoint endpoint = access.builder(this.http, this.server.url()).listener(new JobListener() {

			@Override
			public void onFirstResult(Job<?> job) {
				((WorkerJob) job).predictions().collectList().subscribe(read::set);
			}

		}).build();
		endpoint.upload(media("image.jpg"));
		Awaitility.await().untilAtomic(read, Matchers.notNullValue());
		assertThat(read.get()).hasSize(lines(vector).size());
	}

	@Test
	void slotsLetTwoUploadsRunAtATime() throws Exception {
		WireVector vector = WireVector.of("streams", "concurrency/8-uploads-job_queue_length-2");
		RecordedAccess access = RecordedAccess.of(vector);
		replay(access.script());
		WorkerEndpoint endpoint = access.builder(this.http, this.server.url()).jobQueueLength(2).build();
		List<WorkerJob> jobs = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			jobs.add(endpoint.upload(media("image.jpg")));
		}
		assertThat(jobs).allSatisfy((job) -> assertThat(job.predictions().collectList().block()).hasSize(1));
		assertReceived(access.script());
		assertThat(this.server.mostAtOnce()).isLessThanOrEqualTo(2);
	}

	@Test
	void manyUploadsShareOneNewToken() throws Exception {
		// faults.md 16: the vendor's SDK asks for eight
		WireVector vector = WireVector.of("streams", "concurrency/8-uploads-while-token-expires");
		RecordedAccess access = RecordedAccess.of(vector);
		List<JsonNode> script = new ArrayList<>(access.connect());
		script.add(access.calls().get(1));
		access.calls().stream().filter((call) -> call.get("path").asString().endsWith("/source")).forEach(script::add);
		replay(script);
		WorkerEndpoint endpoint = access.builder(this.http, this.server.url()).build();
		List<WorkerJob> jobs = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			jobs.add(endpoint.upload(media("image.jpg")));
		}
		assertThat(jobs).allSatisfy((job) -> assertThat(job.predictions().collectList().block()).hasSize(1));
		assertThat(this.server.received().stream().filter((request) -> request.uri().getPath().endsWith("/token")))
			.hasSize(1);
	}

	@Test
	void cancelEndsAStreamWithoutAnError() throws Exception {
		WireVector vector = WireVector.of("streams", "cancel/after-2-of-100000-slow");
		StepVerifier.create(upload(vector).predictions().take(2)).expectNextCount(2).verifyComplete();
	}

	@Test
	void cancelReturnsWhateverIsUnread() throws Exception {
		// faults.md 11: the vendor's SDK hangs
		WireVector vector = WireVector.of("streams", "cancel/with-400-unread-predictions");
		WorkerJob job = upload(vector);
		Awaitility.await().until(() -> job.state() == JobState.IN_PROGRESS);
		job.cancel();
		StepVerifier.create(job.predictions()).verifyComplete();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "disconnect/with-100-unread-predictions", "disconnect/with-400-unread-predictions",
			"disconnect/with-100-unread-predictions-and-timeout-2" })
	void disconnectReturnsWhateverIsUnread(String name) throws Exception {
		// faults.md 11: the vendor's SDK hangs
		WireVector vector = WireVector.of("connect", name);
		RecordedAccess access = RecordedAccess.of(vector);
		replay(access.script());
		WorkerEndpoint endpoint = access.builder(this.http, this.server.url())
			.shutdownTimeout(Duration.ofMillis(100))
			.build();
		WorkerJob job = endpoint.upload(media("image.jpg"));
		Awaitility.await().until(() -> job.state() != JobState.CREATED && job.state() != JobState.STARTED);
		endpoint.disconnect().block(Duration.ofSeconds(30));
		assertReceived(access.script());
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

	private void replay(List<JsonNode> script) {
		this.server.close();
		this.server = new ReplayServer(script);
	}

	private WorkerJob upload(WireVector vector, JsonNode... more) throws Exception {
		RecordedAccess access = RecordedAccess.of(vector);
		List<JsonNode> script = new ArrayList<>(access.script());
		script.addAll(List.of(more));
		replay(script);
		return access.builder(this.http, this.server.url()).build().upload(media("image.jpg"));
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
		assertReceived(recorded);
	}

	private void assertReceived(List<JsonNode> recorded) {
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

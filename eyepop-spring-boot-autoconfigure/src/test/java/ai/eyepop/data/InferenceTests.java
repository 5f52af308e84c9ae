package ai.eyepop.data;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.InferOptions;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.InferResult;
import ai.eyepop.data.inference.StructuredAnswerException;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.job.JobState;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Inference} and structured answers.
 */
class InferenceTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final EyePopHttp http = TestHttp.create();

	private DataServer server = answering("{}");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void asksUntilThereIsAnAnswer() {
		this.server.close();
		this.server = new DataServer((number, request, response) -> (number < 5)
				? DataServer.json(response, 202, "{\"request_id\": \"r/1\"}")
				: DataServer.json(response, 200, "{\"raw_output\": \"a dog\", \"predictions\": [{}], \"new\": 1}"));
		InferResult result = infer(InferRequest.builder("what?").build());
		assertThat(result.rawOutput()).isEqualTo("a dog");
		assertThat(result.predictions()).hasSize(1);
		assertThat(result.other()).containsEntry("new", 1);
		assertThat(this.server.received()).extracting((request) -> request.method() + " " + request.uri())
			.containsExactly("POST /api/v1/infer?timeout=20", "GET /api/v1/infer/r%2F1?timeout=20",
					"GET /api/v1/infer/r%2F1?timeout=20", "GET /api/v1/infer/r%2F1?timeout=20",
					"GET /api/v1/infer/r%2F1?timeout=20");
	}

	@Test
	void aPromiseOutlivesAConnectionAndASilentService() {
		this.server.close();
		this.server = new DataServer((number, request, response) -> switch (number) {
			case 1 -> DataServer.json(response, 202, "{\"request_id\": \"r-1\"}");
			case 2, 3, 4, 5, 6 -> DataServer.reset(request);
			case 7, 8, 9, 10, 11 -> DataServer.json(response, 502, "");
			case 12 -> DataServer.json(response, 401, "");
			default -> DataServer.json(response, 200, "{\"raw_output\": \"a dog\"}");
		});
		SyncDataJob<InferResult> job = endpoint().sync()
			.inference()
			.infer("asset-1", InferRequest.builder("what?").build());
		assertThat(job.result().rawOutput()).isEqualTo("a dog");
		assertThat(job.requestId()).isEqualTo("r-1");
		assertThat(this.server.received()).filteredOn("method", "POST").hasSize(1);
		// a look that fails is not sent again by a layer of its own, but for its token
		assertThat(this.server.received()).hasSize(13);
	}

	@Test
	void aSubmissionWhoseConnectionBreaksIsNotMadeAgain() {
		this.server.close();
		this.server = new DataServer((number, request, response) -> DataServer.reset(request));
		SyncDataJob<InferResult> job = endpoint().sync()
			.inference()
			.infer("asset-1", InferRequest.builder("what?").build());
		assertThatExceptionOfType(DataNotReachableException.class).isThrownBy(job::result);
		assertThat(job.requestId()).isNull();
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void anAnswerIsWaitedForByItsId() {
		serve("{\"raw_output\": \"a dog\", \"dataset_uuid\": \"ds-1\"}");
		SyncInference inference = endpoint().sync().inference();
		assertThat(inference.awaitInfer("r/1").result().rawOutput()).isEqualTo("a dog");
		assertThat(inference.awaitEvaluate("r/2").result().datasetUuid()).isEqualTo("ds-1");
		assertThat(endpoint().inference().awaitInfer("r-3").requestId()).isEqualTo("r-3");
		assertThat(this.server.received()).extracting((request) -> request.method() + " " + request.uri())
			.startsWith("GET /api/v1/infer/r%2F1?timeout=20", "GET /api/v1/evaluations/r%2F2?timeout=20");
		assertThatIllegalArgumentException().isThrownBy(() -> inference.awaitInfer(" "));
	}

	@Test
	void anEvaluationThatFailsIsAResult() {
		serve("{\"dataset_uuid\": \"ds-1\", \"status\": \"failed\", \"status_message\": \"no ground truth\"}");
		SyncDataJob<EvaluateResult> job = endpoint().sync()
			.inference()
			.evaluate(EvaluateRequest.builder("ds-1").abilityUuid("a").build());
		assertThat(job.result().status()).hasToString("failed");
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
	}

	@Test
	void anEndedJobSaysTheSameAgain() {
		this.server.close();
		this.server = DataServer.json(422, "{\"detail\": \"no\"}");
		SyncDataJob<InferResult> job = endpoint().sync()
			.inference()
			.infer("asset-1", InferRequest.builder("what?").build());
		ServiceException failure = catchThrowableOfType(ServiceException.class, job::result);
		assertThat(failure).isNotNull();
		assertThatExceptionOfType(ServiceException.class).isThrownBy(job::result).isSameAs(failure);
		serve("{}");
		SyncDataJob<InferResult> other = endpoint().sync()
			.inference()
			.infer("asset-1", InferRequest.builder("what?").build());
		assertThatIllegalStateException()
			.isThrownBy(() -> Mono.fromCallable(other::result).subscribeOn(Schedulers.parallel()).block());
		assertThat(other.result()).isSameAs(other.result());
	}

	@Test
	void anAssetAndItsPartAreNamedByAUrl() {
		InferOptions options = InferOptions.builder().datasetUuid("d&s").startTimestamp(5L).build();
		endpoint().sync().inference().infer("a/1", InferRequest.builder("what?").build(), options).result();
		String body = new String(this.server.onlyRequest().body());
		assertThat(body).contains("\"url\":\"ai.eyepop://data/assets/a%2F1?dataset_uuid=d%26s&start_timestamp=5\"");
	}

	@Test
	void anErrorFailsTheJob() {
		this.server.close();
		this.server = DataServer.json(422, "{\"detail\": \"no\"}");
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> infer(InferRequest.builder("what?").build()))
			.withMessageContaining("/api/v1/infer ");
	}

	@Test
	void anEvaluationNeedsOneThingToEvaluate() {
		Inference inference = endpoint().inference();
		EvaluateRequest.Builder request = EvaluateRequest.builder("ds-1");
		assertThatIllegalArgumentException().isThrownBy(() -> inference.evaluate(request.build()));
		assertThatIllegalArgumentException().isThrownBy(() -> inference
			.evaluate(request.abilityUuid("a").infer(InferRequest.builder("what?").build()).build()));
		assertThatIllegalArgumentException().isThrownBy(() -> request.videoChunkOverlap(0.5).build())
			.withMessageContaining("0.5");
	}

	@Test
	void theSchemaFollowsTheRecord() {
		InferRequest request = InferRequest.builder("what?").responseType(Defect.class).build();
		JsonNode schema = MAPPER.valueToTree(request.responseSchema());
		assertThat(schema).isEqualTo(MAPPER.readTree("""
				{"type": "object", "additionalProperties": false,
				 "properties": {
				   "kind": {"type": "string", "enum": ["SCRATCH", "DENT"]},
				   "count": {"type": "integer"},
				   "note": {"type": ["string", "null"]},
				   "parts": {"type": "array", "items": {"type": "object", "additionalProperties": false,
				     "properties": {"name": {"type": "string"}, "size": {"type": ["number", "null"]}},
				     "required": ["name"]}}},
				 "required": ["kind", "count", "parts"]}
				"""));
	}

	@Test
	void structuredAnswersComeAsRecords() {
		serve("""
				{"predictions": [{"details": [{"kind": "DENT", "count": 2, "parts": [{"name": "door", "size": 1.5}]}]},
				                 {"details": [{"kind": "SCRATCH", "count": 0, "note": "n", "parts": [], "extra": 1}]}]}
				""");
		assertThat(infer(request()).details(Defect.class)).containsExactly(
				new Defect(Kind.DENT, 2, null, List.of(new Part("door", 1.5))),
				new Defect(Kind.SCRATCH, 0, "n", List.of()));
	}

	@Test
	void anAnswerOfAnotherTypeShowsBoth() {
		serve("""
				{"predictions": [{"details": [{"kind": "RUST", "count": 2, "parts": []}]}]}
				""");
		InferResult result = infer(request());
		assertThatExceptionOfType(StructuredAnswerException.class).isThrownBy(() -> result.details(Defect.class))
			.withMessageContaining("Defect")
			.withMessageContaining("\"kind\":\"RUST\"")
			.withMessageContaining("\"enum\":[\"SCRATCH\",\"DENT\"]")
			.satisfies((ex) -> assertThat(ex.getAnswer()).contains("RUST"));
	}

	@Test
	void whatIsRequiredMustBeThere() {
		for (Map.Entry<String, String> answer : Map
			.of("{\"kind\": \"DENT\", \"parts\": []}", "count", "{\"count\": 1, \"parts\": []}", "kind is missing",
					"{\"kind\": \"DENT\", \"count\": 1, \"parts\": [{}]}", "parts[0].name is missing",
					"{\"kind\": \"DENT\", \"count\": \"1\", \"parts\": []}", "String")
			.entrySet()) {
			serve("{\"predictions\": [{\"details\": [%s]}]}".formatted(answer.getKey()));
			InferResult result = infer(request());
			assertThatExceptionOfType(StructuredAnswerException.class).isThrownBy(() -> result.details(Defect.class))
				.withMessageContaining(answer.getValue());
		}
	}

	private InferRequest request() {
		return InferRequest.builder("what is broken?").responseType(Defect.class).build();
	}

	private InferResult infer(InferRequest request) {
		return endpoint().sync().inference().infer("asset-1", request).result();
	}

	private DataEndpoint endpoint() {
		AccessTokens tokens = new AccessTokens(Mono.just(new AccessToken("tok-2", null, null)), DataServer.TOKEN,
				Clock.systemUTC());
		return this.server.endpoint(this.http).tokens(tokens).build();
	}

	private void serve(String result) {
		this.server.close();
		this.server = answering(result);
	}

	private static DataServer answering(String result) {
		return DataServer.json(200, result);
	}

	enum Kind {

		SCRATCH, DENT

	}

	record Part(String name, @Nullable Double size) {

	}

	record Defect(Kind kind, int count, @Nullable String note, List<Part> parts) {

	}

}

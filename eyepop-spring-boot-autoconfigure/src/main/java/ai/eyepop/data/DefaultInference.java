package ai.eyepop.data;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.InferOptions;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.InferResult;
import ai.eyepop.data.internal.JsonForm;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.job.JobDescription;
import ai.eyepop.job.Jobs;

/**
 * Asks visual language models in the slots of an endpoint.
 */
final class DefaultInference implements Inference {

	private static final URI DATA = URI.create("ai.eyepop://data");

	/** How long the service may keep a request that it cannot answer yet, in seconds. */
	private static final int PATIENCE = 20;

	/** Evaluations are many inferences, and must not be in the way of others. */
	private static final String EVALUATION_PRIORITY = "low";

	private final InferenceCalls calls;

	private final Jobs jobs;

	private final LongPoll<InferResult> inferences;

	private final LongPoll<EvaluateResult> evaluations;

	DefaultInference(InferenceCalls calls, Jobs jobs, LongPoll<InferResult> inferences,
			LongPoll<EvaluateResult> evaluations) {
		this.calls = calls;
		this.jobs = jobs;
		this.inferences = inferences;
		this.evaluations = evaluations;
	}

	@Override
	public DataJob<InferResult> infer(String assetUuid, InferRequest request, InferOptions options) {
		JsonForm form = new JsonForm("infer_request", submission(assetUuid, request.withDefaults(), options));
		String priority = options.priority();
		AtomicReference<@Nullable String> promised = new AtomicReference<>();
		Mono<InferResult> work = this.inferences.await(this.calls.infer(form, PATIENCE, priority),
				(requestId) -> this.calls.inferAnswer(requestId, PATIENCE, priority), promised::set);
		JobDescription description = new JobDescription("inference", "asset", Map.of("asset.uuid", assetUuid));
		return this.jobs.submit(
				new DefaultDataJob<>(this.jobs, "inference on asset " + assetUuid, description, work, promised::get));
	}

	@Override
	public DataJob<InferResult> awaitInfer(String requestId) {
		Assert.hasText(requestId, "'requestId' must not be empty");
		Mono<InferResult> work = this.inferences.await(requestId, (id) -> this.calls.inferAnswer(id, PATIENCE, null));
		return this.jobs.submit(new DefaultDataJob<>(this.jobs, "inference " + requestId,
				new JobDescription("inference", "promise"), work, () -> requestId));
	}

	@Override
	public DataJob<EvaluateResult> evaluate(EvaluateRequest request) {
		Assert.isTrue((request.abilityUuid() != null) != (request.infer() != null),
				"An evaluation needs an ability or an inference, and not both");
		AtomicReference<@Nullable String> promised = new AtomicReference<>();
		Mono<EvaluateResult> work = this.evaluations.await(this.calls.evaluate(request, PATIENCE, EVALUATION_PRIORITY),
				this::evaluateAnswer, promised::set);
		JobDescription description = new JobDescription("evaluation", "dataset",
				Map.of("dataset.uuid", request.datasetUuid()));
		return this.jobs.submit(new DefaultDataJob<>(this.jobs, "evaluation of dataset " + request.datasetUuid(),
				description, work, promised::get));
	}

	@Override
	public DataJob<EvaluateResult> awaitEvaluate(String requestId) {
		Assert.hasText(requestId, "'requestId' must not be empty");
		Mono<EvaluateResult> work = this.evaluations.await(requestId, this::evaluateAnswer);
		return this.jobs.submit(new DefaultDataJob<>(this.jobs, "evaluation " + requestId,
				new JobDescription("evaluation", "promise"), work, () -> requestId));
	}

	private Mono<ResponseEntity<byte[]>> evaluateAnswer(String requestId) {
		return this.calls.evaluateAnswer(requestId, PATIENCE, EVALUATION_PRIORITY);
	}

	private InferRequest submission(String assetUuid, InferRequest request, InferOptions options) {
		Assert.hasText(assetUuid, "'assetUuid' must not be empty");
		URI url = RequestTarget.of(DATA, "/assets/{assetUuid}", assetUuid)
			.query("dataset_uuid", options.datasetUuid())
			.query("dataset_version", options.datasetVersion())
			.query("transcode_mode", options.transcodeMode())
			.query("start_timestamp", options.startTimestamp())
			.query("end_timestamp", options.endTimestamp())
			.uri();
		Map<String, @Nullable Object> other = new LinkedHashMap<>(request.other());
		other.put("url", url.toString());
		return new InferRequest(request.textPrompt(), request.workerRelease(), request.config(), request.refresh(),
				request.transformInto(), request.responseSchema(), other);
	}

}

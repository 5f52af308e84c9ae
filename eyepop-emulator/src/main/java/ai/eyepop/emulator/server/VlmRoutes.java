package ai.eyepop.emulator.server;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.Viewer;
import ai.eyepop.emulator.service.data.Assets;
import ai.eyepop.emulator.service.data.DataState;
import ai.eyepop.emulator.service.data.Evaluations;
import ai.eyepop.emulator.service.data.InferenceShapes;

/**
 * Routes of the VLM API (wire protocol section 11), and those of evaluations of
 * abilities.
 */
final class VlmRoutes {

	private static final Logger logger = LoggerFactory.getLogger(VlmRoutes.class);

	private static final long MAX_FORM = 1 << 20;

	private static final int MAX_TIMEOUT = 600;

	private final DataState state;

	private final AssetViewer viewer;

	private final VlmJobs jobs;

	VlmRoutes(DataState state, AssetViewer viewer, VlmJobs jobs) {
		this.state = state;
		this.viewer = viewer;
		this.jobs = jobs;
	}

	void addTo(DataApi api) {
		api.vlm("POST", "/api/v1/infer", this::infer)
			.vlm("GET", "/api/v1/infer/{request}", this::await)
			.vlm("POST", "/api/v1/evaluations", this::evaluate)
			.vlm("GET", "/api/v1/evaluations/{request}", this::await)
			.data("GET", "/vlm_abilities/{ability}/evaluations",
					(call) -> call.json(() -> this.state.evaluations().list(call.path("ability"))))
			.data("GET", "/vlm_abilities/{ability}/evaluations/{source}",
					(call) -> call.json(() -> this.state.evaluations().get(call.path("ability"), call.path("source"))))
			.data("POST", "/vlm_abilities/{ability}/evaluations", this::startOfAbility);
	}

	private Mono<Answer> await(DataCall call) {
		Integer timeout = call.query().whole("timeout");
		return this.jobs.await(call.path("request"),
				Duration.ofSeconds((timeout != null) ? Math.min(timeout, MAX_TIMEOUT) : 20));
	}

	private Mono<Answer> infer(DataCall call) {
		@Nullable String contentType = call.exchange().contentType();
		return call.exchange()
			.body(MAX_FORM)
			.collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
			.map((body) -> {
				ObjectNode request = InferenceShapes
					.readInfer(InferForm.read((contentType != null) ? contentType : "", body.toByteArray()));
				InferAsset asset = InferAsset.of(request.path("url").asString());
				Viewer.View view = asset.view(request.path("config"));
				Assets.Content content = this.state.alone(() -> this.state.assets()
					.content(asset.asset(), asset.query().text("dataset_uuid"), asset.query().version()));
				return this.jobs.start(view(content, view, asset).map(new Inference(request, view)::answer));
			});
	}

	private Mono<List<ObjectNode>> view(Assets.Content content, Viewer.View view, InferAsset asset) {
		return this.viewer.view(content, view)
			.map((predictions) -> predictions.stream().filter(asset::isInTime).toList());
	}

	private Mono<Answer> evaluate(DataCall call) {
		return call.body().map((body) -> {
			ObjectNode request = InferenceShapes.readEvaluate(body, true);
			return this.jobs.start(run(this.state.alone(() -> this.state.evaluations().begin(request, null))));
		});
	}

	private Mono<Answer> startOfAbility(DataCall call) {
		return call.body().map((body) -> {
			ObjectNode request = InferenceShapes.readEvaluate(body, false);
			Evaluations.Evaluation evaluation = this.state
				.alone(() -> this.state.evaluations().begin(request, call.path("ability")));
			JsonNode answer = this.state.alone(() -> evaluation.run().deepCopy());
			// goes on after the answer
			run(evaluation).subscribe((result) -> logger.debug("Evaluated: {}", result),
					(ex) -> logger.debug("The evaluation failed", ex));
			return Answer.json(answer);
		});
	}

	private Mono<ObjectNode> run(Evaluations.Evaluation evaluation) {
		ConcurrentHashMap<String, Set<String>> found = new ConcurrentHashMap<>();
		AtomicIntegerArray tokens = new AtomicIntegerArray(3);
		return Flux.fromIterable(evaluation.subjects())
			.concatMap((subject) -> look(evaluation, subject.asset()).doOnNext((answer) -> {
				found.put(subject.asset(),
						answer.path("predictions")
							.valueStream()
							.flatMap((prediction) -> Evaluations.labels(prediction).stream())
							.collect(Collectors.toSet()));
				tokens.addAndGet(0, answer.path("run_info").path("visual_tokens").asInt());
				tokens.addAndGet(1, answer.path("run_info").path("text_tokens").asInt());
				tokens.addAndGet(2, answer.path("run_info").path("output_tokens").asInt());
			}))
			.then(Mono.fromSupplier(() -> this.state.alone(() -> this.state.evaluations()
				.finish(evaluation, found, new int[] { tokens.get(0), tokens.get(1), tokens.get(2) }))));
	}

	private Mono<ObjectNode> look(Evaluations.Evaluation evaluation, String asset) {
		return Mono.defer(() -> {
			InferAsset subject = new InferAsset(asset, new DataQuery(Map.of()));
			Viewer.View view = subject.view(evaluation.infer().path("config"));
			Assets.Content content = this.state
				.alone(() -> this.state.assets().content(asset, evaluation.dataset(), evaluation.version()));
			return view(content, view, subject).map(new Inference(evaluation.infer(), view)::answer);
		}).onErrorResume((ex) -> {
			logger.debug("The asset {} could not be looked at", asset, ex);
			return Mono.empty();
		});
	}

}

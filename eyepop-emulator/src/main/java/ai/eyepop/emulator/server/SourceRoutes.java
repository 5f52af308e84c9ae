package ai.eyepop.emulator.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.Analyst;
import ai.eyepop.emulator.service.Job;
import ai.eyepop.emulator.service.Pipeline;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.SourceOptions;

/**
 * Routes of a worker that take sources and answer predictions (wire protocol sections 6
 * and 7).
 */
final class SourceRoutes {

	private final PreparedSources preparedSources = new PreparedSources();

	private final PipelineRoutes pipelines;

	private final Uploads uploads;

	private final References references;

	private final Predictions predictions;

	private final Analyst analyst;

	SourceRoutes(PipelineRoutes pipelines, Uploads uploads, References references, Predictions predictions,
			Analyst analyst) {
		this.pipelines = pipelines;
		this.uploads = uploads;
		this.references = references;
		this.predictions = predictions;
		this.analyst = analyst;
	}

	List<Route> routes() {
		return List.of(Route.of("POST", "/workers/{session}/pipelines/{pipeline}/source", this::upload),
				Route.of("PATCH", "/workers/{session}/pipelines/{pipeline}/source", this::load),
				Route.of("POST", "/workers/{session}/pipelines/{pipeline}/prepareSource", this::prepare));
	}

	private Mono<Answer> upload(Exchange exchange, PathVariables variables) {
		Pipeline pipeline = this.pipelines.pipeline(exchange, variables);
		SourceQuery query = SourceQuery.of(exchange);
		if (query.preempt()) {
			pipeline.stopJobs("another source took its place");
		}
		if (query.upload() != null) {
			return uploadPrepared(exchange, this.preparedSources.take(query.upload(), pipeline), query);
		}
		Job job = pipeline.beginJob();
		exchange.closeAtEnd(job);
		return this.uploads.receive(exchange, exchange, job.sourceId())
			.map((upload) -> lines(job,
					this.predictions.of(job, upload, SourceParts.options(upload.parts(), query.capturedAtOffset()))));
	}

	private Mono<Answer> uploadPrepared(Exchange exchange, PreparedSources.Prepared source, SourceQuery query) {
		Job job = source.job();
		AtomicBoolean complete = new AtomicBoolean();
		Mono<Void> uploaded;
		if (exchange.mediaType().equals("multipart/form-data")) {
			uploaded = this.uploads.receive(exchange, source.predictions(), job.sourceId()).doOnNext((upload) -> {
				SourceOptions options = SourceParts.options(upload.parts(), query.capturedAtOffset());
				complete.set(true);
				source.send(this.predictions.ofVideo(job, upload.files().get(0), options));
			}).doOnError((ex) -> source.send(Flux.just(this.analyst.failed(job, "The upload failed")))).then();
		}
		else {
			SourceOptions options = SourceParts.options(Map.of(), query.capturedAtOffset());
			Uploads.Passing passing = this.uploads.pass(exchange, source.predictions(), job.sourceId());
			source.send(this.predictions.ofVideo(job, passing.pieces(), options));
			uploaded = passing.complete().doOnSuccess((none) -> complete.set(true));
		}
		Mono<Answer> ended = source.ended()
			.then(Mono.fromSupplier(() -> complete.get() ? Answer.nothing()
					: Answer.error(410, "The predictions have ended before the upload has")));
		return Mono.firstWithSignal(uploaded.then(Mono.just(Answer.nothing())), ended);
	}

	private Mono<Answer> prepare(Exchange exchange, PathVariables variables) {
		Pipeline pipeline = this.pipelines.pipeline(exchange, variables);
		Duration timeout = Duration.ofSeconds(SourceQuery.timeout(exchange));
		Job job = pipeline.beginJob();
		exchange.closeAtEnd(job);
		PreparedSources.Prepared source = this.preparedSources.prepare(pipeline, job, exchange);
		Flux<ObjectNode> lines = source.lines(timeout,
				this.analyst.failed(job, "The prepared source was not uploaded in time"), this.analyst.stopped(job));
		return exchange.body(0).then(Mono.just(lines(job, lines.startWith(this.analyst.prepared(job)))));
	}

	private Mono<Answer> load(Exchange exchange, PathVariables variables) {
		Pipeline pipeline = this.pipelines.pipeline(exchange, variables);
		SourceQuery query = SourceQuery.of(exchange);
		return exchange.jsonBody().map((body) -> {
			ObjectNode source = Json.readObject(body, "The source");
			if (source.path("sourceType").asString("").equals("NONE")) {
				stop(pipeline, query);
				return Answer.nothing();
			}
			if (query.preempt()) {
				pipeline.stopJobs("another source took its place");
			}
			SourceOptions options = SourceParts.optionsOf(members(source), query.capturedAtOffset());
			Job job = pipeline.beginJob();
			exchange.closeAtEnd(job);
			return lines(job,
					this.references.load(source, exchange)
						.flatMapMany((upload) -> this.predictions.of(job, upload, options))
						.onErrorResume(References.UnloadableException.class,
								(ex) -> Flux.just(this.analyst.failed(job, String.valueOf(ex.getMessage())))));
		});
	}

	private static Map<String, JsonNode> members(ObjectNode source) {
		Map<String, JsonNode> members = new HashMap<>();
		source.properties().forEach((member) -> {
			if (!member.getValue().isNull()) {
				members.put(member.getKey(), member.getValue());
			}
		});
		return members;
	}

	private static Answer lines(Job job, Flux<ObjectNode> lines) {
		return new Answer.Lines(job.sourceId(), lines);
	}

	private static void stop(Pipeline pipeline, SourceQuery query) {
		if (!query.preempt()) {
			throw new ServiceException(400, "A source of the type NONE needs mode=preempt");
		}
		pipeline.stopJobs("the pipeline was told to stop");
	}

}

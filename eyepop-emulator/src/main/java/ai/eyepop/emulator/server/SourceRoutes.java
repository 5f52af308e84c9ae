package ai.eyepop.emulator.server;

import java.util.List;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.Analyst;
import ai.eyepop.emulator.service.Job;
import ai.eyepop.emulator.service.Pipeline;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Routes of a worker that take sources and answer predictions (wire protocol sections 6
 * and 7).
 */
final class SourceRoutes {

	private final PipelineRoutes pipelines;

	private final Uploads uploads;

	private final Analyst analyst;

	SourceRoutes(PipelineRoutes pipelines, Uploads uploads, Analyst analyst) {
		this.pipelines = pipelines;
		this.uploads = uploads;
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
		Job job = pipeline.beginJob();
		exchange.closeAtEnd(job);
		return this.uploads.receive(exchange)
			.map((upload) -> new Answer.Lines(job.sourceId(),
					this.analyst.analyse(job, upload.image(), SourceParts.region(upload.parts())).flux()));
	}

	private Mono<Answer> load(Exchange exchange, PathVariables variables) {
		Pipeline pipeline = this.pipelines.pipeline(exchange, variables);
		SourceQuery query = SourceQuery.of(exchange);
		return exchange.jsonBody().map((body) -> {
			ObjectNode source = Json.readObject(body, "The source");
			JsonNode type = source.path("sourceType");
			switch (type.asString("")) {
				case "NONE" -> stop(pipeline, query);
				case "URL", "GROUP", "ASSET_UUID" -> throw new ServiceException(501,
						"Sources of the type %s are not supported by this emulator yet".formatted(type.asString()));
				default -> throw new ServiceException(400,
						"The source needs a 'sourceType': NONE, URL, GROUP or " + "ASSET_UUID");
			}
			return Answer.nothing();
		});
	}

	private static void stop(Pipeline pipeline, SourceQuery query) {
		if (!query.preempt()) {
			throw new ServiceException(400, "A source of the type NONE needs mode=preempt");
		}
		pipeline.stopJobs("the pipeline was told to stop");
	}

	private Mono<Answer> prepare(Exchange exchange, PathVariables variables) {
		this.pipelines.pipeline(exchange, variables);
		throw new ServiceException(501, "Videos (prepareSource) are not supported by this emulator yet");
	}

}

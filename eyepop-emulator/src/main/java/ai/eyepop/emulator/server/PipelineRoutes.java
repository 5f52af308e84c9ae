package ai.eyepop.emulator.server;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ComputeSession;
import ai.eyepop.emulator.service.ComputeSessions;
import ai.eyepop.emulator.service.Pipeline;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Routes of a worker that create, read, change and delete pipelines (wire protocol
 * section 5).
 */
final class PipelineRoutes {

	private static final Set<String> FIELDS = Set.of("pop", "source", "idleTimeoutSeconds", "logging", "videoOutput",
			"datasetUuid");

	private final Gate gate;

	private final ComputeSessions sessions;

	private final Endpoints endpoints;

	private final Clock clock;

	PipelineRoutes(Gate gate, ComputeSessions sessions, Endpoints endpoints, Clock clock) {
		this.endpoints = endpoints;
		this.gate = gate;
		this.sessions = sessions;
		this.clock = clock;
	}

	List<Route> routes() {
		return List.of(Route.of("POST", "/workers/{session}/pipelines", this::create),
				Route.of("GET", "/workers/{session}/pipelines/{pipeline}", this::get),
				Route.of("DELETE", "/workers/{session}/pipelines/{pipeline}", this::delete),
				Route.of("PATCH", "/workers/{session}/pipelines/{pipeline}/pop", this::changePop));
	}

	/**
	 * Return the session of a request whose token is valid.
	 * @param exchange the request
	 * @param variables the variables of the path
	 * @return the session, which is running
	 */
	ComputeSession session(Exchange exchange, PathVariables variables) {
		String id = variables.session();
		this.gate.checkToken(exchange, id);
		ComputeSession session = this.sessions.running(id);
		this.endpoints.checkReachedAt(session, exchange);
		return session;
	}

	/**
	 * Return the pipeline of a request whose token is valid.
	 * @param exchange the request
	 * @param variables the variables of the path
	 * @return the pipeline
	 */
	Pipeline pipeline(Exchange exchange, PathVariables variables) {
		return session(exchange, variables).pipeline(variables.pipeline());
	}

	private Mono<Answer> create(Exchange exchange, PathVariables variables) {
		ComputeSession session = session(exchange, variables);
		return exchange.jsonBody().map((body) -> {
			ObjectNode wish = Json.readObject(body, "The body");
			check(wish);
			Pipeline pipeline = session.createPipeline(pop(wish), this.clock.instant());
			return Answer.json(json(pipeline));
		});
	}

	private Mono<Answer> get(Exchange exchange, PathVariables variables) {
		Pipeline pipeline = pipeline(exchange, variables);
		ObjectNode json = json(pipeline);
		json.set("pop", pipeline.popJson());
		return Mono.just(Answer.json(json));
	}

	private Mono<Answer> delete(Exchange exchange, PathVariables variables) {
		session(exchange, variables).deletePipeline(variables.pipeline());
		return Mono.just(Answer.nothing());
	}

	private Mono<Answer> changePop(Exchange exchange, PathVariables variables) {
		Pipeline pipeline = pipeline(exchange, variables);
		return exchange.jsonBody().map((body) -> {
			pipeline.changePop(Json.readObject(body, "The Pop"));
			return Answer.nothing();
		});
	}

	private static void check(ObjectNode wish) {
		for (String name : wish.propertyNames()) {
			if (!FIELDS.contains(name)) {
				throw new ServiceException(400,
						"A pipeline has no field '%s'; known are %s".formatted(name, new TreeSet<>(FIELDS)));
			}
		}
		JsonNode source = wish.get("source");
		if (source != null && !"NONE".equals(source.path("sourceType").asString(""))) {
			throw new ServiceException(501, "A pipeline can only be created without a source by this emulator: "
					+ "\"source\": {\"sourceType\": \"NONE\"}");
		}
		JsonNode idle = wish.get("idleTimeoutSeconds");
		if (idle != null && !idle.isNumber()) {
			throw new ServiceException(400, "'idleTimeoutSeconds' must be a number");
		}
	}

	private static ObjectNode pop(ObjectNode wish) {
		JsonNode pop = wish.get("pop");
		if (pop == null || pop.isNull()) {
			return Json.object();
		}
		if (pop instanceof ObjectNode object) {
			return object;
		}
		throw new ServiceException(400, "'pop' must be an object");
	}

	private static ObjectNode json(Pipeline pipeline) {
		return Json.object()
			.put("id", pipeline.id())
			.put("startTime", pipeline.startTime().toString())
			.put("state", pipeline.state());
	}

}

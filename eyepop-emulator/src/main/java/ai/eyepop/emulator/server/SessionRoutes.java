package ai.eyepop.emulator.server;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ComputeSession;
import ai.eyepop.emulator.service.ComputeSessions;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.SessionRequest;
import ai.eyepop.emulator.service.Token;
import ai.eyepop.emulator.service.Tokens;

/**
 * Routes of the Compute API (wire protocol sections 2 and 3) and the health of sessions.
 */
final class SessionRoutes {

	private static final TreeSet<String> FIELDS = new TreeSet<>(
			List.of("session_name", "pipeline_image", "pipeline_version", "pop"));

	private final Gate gate;

	private final Tokens tokens;

	private final ComputeSessions sessions;

	private final Endpoints endpoints;

	private final Clock clock;

	SessionRoutes(Gate gate, Tokens tokens, ComputeSessions sessions, Endpoints endpoints, Clock clock) {
		this.endpoints = endpoints;
		this.gate = gate;
		this.tokens = tokens;
		this.sessions = sessions;
		this.clock = clock;
	}

	List<Route> routes() {
		return List.of(Route.of("POST", "/v1/auth/authenticate", this::authenticate),
				Route.of("GET", "/v1/sessions", this::list), Route.of("POST", "/v1/sessions", this::create),
				Route.of("GET", "/v1/sessions/{session}", this::get),
				Route.of("GET", "/workers/{session}/health", this::health));
	}

	private Mono<Answer> authenticate(Exchange exchange, PathVariables variables) {
		this.gate.apiKey(exchange);
		return exchange.jsonBody().map((body) -> {
			Token token = this.tokens.issue(null);
			return Answer.json(Json.object()
				.put("access_token", token.value())
				.put("expires_in", secondsLeft(token))
				.put("expires_at", expiresAt(token))
				.put("token_type", "Bearer"));
		});
	}

	private Mono<Answer> list(Exchange exchange, PathVariables variables) {
		String apiKey = this.gate.apiKey(exchange);
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.sessions.list(apiKey).forEach((session) -> list.add(json(session, exchange)));
		return Mono.just(Answer.json(list));
	}

	private Mono<Answer> create(Exchange exchange, PathVariables variables) {
		String apiKey = this.gate.apiKey(exchange);
		QueryParameters query = new QueryParameters(exchange.query());
		query.allowOnly("wait", "transient");
		query.flag("wait");
		boolean transientSession = query.flag("transient");
		return exchange.jsonBody().map((body) -> {
			ComputeSession session = this.sessions.create(apiKey, sessionRequest(body, transientSession));
			return Answer.json(JsonNodeFactory.instance.arrayNode().add(json(session, exchange)));
		});
	}

	private Mono<Answer> get(Exchange exchange, PathVariables variables) {
		String apiKey = this.gate.apiKey(exchange);
		return Mono.just(Answer.json(json(this.sessions.get(apiKey, variables.session()), exchange)));
	}

	private Mono<Answer> health(Exchange exchange, PathVariables variables) {
		this.gate.checkToken(exchange, variables.session());
		ComputeSession session = this.sessions.get(variables.session());
		this.endpoints.checkReachedAt(session, exchange);
		return Mono.just(Answer.json(json(session, exchange)));
	}

	private static SessionRequest sessionRequest(byte[] body, boolean transientSession) {
		if (body.length == 0) {
			return new SessionRequest("", null, null, null, transientSession);
		}
		ObjectNode json = Json.readObject(body, "The body");
		for (String name : json.propertyNames()) {
			if (!FIELDS.contains(name)) {
				throw new ServiceException(400, "A session has no field '%s'; known are %s".formatted(name, FIELDS));
			}
		}
		String name = text(json, "session_name");
		JsonNode pop = json.get("pop");
		if (pop != null && !pop.isNull() && !pop.isObject()) {
			throw new ServiceException(400, "'pop' must be an object");
		}
		return new SessionRequest((name != null) ? name : "", text(json, "pipeline_image"),
				text(json, "pipeline_version"), (pop instanceof ObjectNode object) ? object : null, transientSession);
	}

	private static @Nullable String text(ObjectNode json, String field) {
		JsonNode value = json.get(field);
		if (value == null || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw new ServiceException(400, "'%s' must be a string".formatted(field));
		}
		return value.stringValue();
	}

	private ObjectNode json(ComputeSession session, Exchange exchange) {
		ObjectNode json = Json.object();
		json.put("session_uuid", session.id());
		json.put("session_endpoint", this.endpoints.workerUrl(session, exchange));
		json.put("access_token", session.token().value());
		json.put("access_token_expires_at", expiresAt(session.token()));
		json.put("access_token_expires_in", secondsLeft(session.token()));
		String status = session.status(this.clock.instant());
		json.put("session_status", status);
		json.put("session_message", status.equals("running") ? "ok" : "the session is starting");
		json.put("session_name", session.name());
		json.put("session_active", true);
		json.put("persistent", session.isPersistent());
		ArrayNode pipelines = json.putArray("pipelines");
		session.pipelines().forEach((pipeline) -> pipelines.addObject().put("pipeline_id", pipeline.id()));
		return json;
	}

	private long secondsLeft(Token token) {
		return token.secondsLeft(this.clock.instant());
	}

	private static String expiresAt(Token token) {
		return token.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString();
	}

}

package ai.eyepop.emulator.server;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ComputeSession;
import ai.eyepop.emulator.service.ComputeSessions;
import ai.eyepop.emulator.service.NamedPops;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.Token;
import ai.eyepop.emulator.service.Tokens;

/**
 * Routes of the legacy API: secret keys, worker configurations of transient and named
 * Pops, and the URLs of the other services (wire protocol sections 2, 4 and 9).
 */
final class LegacyRoutes {

	private final Gate gate;

	private final Tokens tokens;

	private final ComputeSessions sessions;

	private final NamedPops pops;

	private final Endpoints endpoints;

	private final ServerOptions options;

	LegacyRoutes(Gate gate, Tokens tokens, ComputeSessions sessions, NamedPops pops, Endpoints endpoints,
			ServerOptions options) {
		this.gate = gate;
		this.tokens = tokens;
		this.sessions = sessions;
		this.pops = pops;
		this.endpoints = endpoints;
		this.options = options;
	}

	List<Route> routes() {
		return List.of(Route.of("POST", "/authentication/token", this::token),
				Route.of("GET", "/workers/config", this::workerConfig),
				Route.of("GET", "/pops/{pop}/config", this::popConfig), Route.of("GET", "/configs", this::urls),
				Route.of("GET", "/v1/configs", this::urls));
	}

	private Mono<Answer> token(Exchange exchange, PathVariables variables) {
		return exchange.jsonBody().map((body) -> {
			JsonNode secretKey = Json.readObject(body, "The body").path("secret_key");
			if (!secretKey.isString()) {
				throw new ServiceException(400, "The body needs a string for 'secret_key'");
			}
			this.gate.checkSecretKey(secretKey.stringValue());
			Token token = this.tokens.issue(null);
			return Answer.json(Json.object()
				.put("access_token", token.value())
				.put("expires_in", token.secondsLeft(this.options.clock().instant()))
				.put("token_type", "Bearer"));
		});
	}

	private Mono<Answer> workerConfig(Exchange exchange, PathVariables variables) {
		this.gate.checkToken(exchange);
		new QueryParameters(exchange.query()).allowOnly();
		ComputeSession worker = this.sessions.worker(this.endpoints.next());
		return Mono.just(Answer.json(Json.object().put("base_url", url(worker, exchange))));
	}

	private Mono<Answer> popConfig(Exchange exchange, PathVariables variables) {
		this.gate.checkToken(exchange);
		QueryParameters query = new QueryParameters(exchange.query());
		query.allowOnly("auto_start");
		String name = variables.get("pop");
		NamedPops.Placement placement = this.pops.placement(name, query.flag("auto_start"));
		ObjectNode json = Json.object().put("name", name).put("status", placement.status());
		NamedPops.@Nullable Place only = (!placement.production() && !placement.places().isEmpty())
				? placement.places().get(0) : null;
		json.put("base_url", (only != null) ? url(only.worker(), exchange) : null);
		json.put("pipeline_id", (only != null) ? only.pipelineId() : null);
		ArrayNode list = json.putArray("endpoints");
		placement.places()
			.forEach((place) -> list.addObject()
				.put("base_url", url(place.worker(), exchange))
				.put("pipeline_id", place.pipelineId()));
		return Mono.just(Answer.json(json));
	}

	private Mono<Answer> urls(Exchange exchange, PathVariables variables) {
		this.gate.checkTokenOrApiKey(exchange);
		return Mono.just(Answer.json(Json.object()
			.put("dataset_api_url", url(this.options.data().dataPath(), exchange))
			.put("vlm_api_url", url(this.options.data().vlmPath(), exchange))));
	}

	private String url(String path, Exchange exchange) {
		if (this.options.relativeUrls()) {
			return path.isEmpty() ? "/" : path;
		}
		return "http://" + exchange.authority() + path;
	}

	private String url(ComputeSession worker, Exchange exchange) {
		String url = this.endpoints.workerUrl(worker, exchange);
		return this.options.relativeUrls() ? url.substring(("http://" + exchange.authority()).length()) : url;
	}

}

package ai.eyepop.emulator.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.IntSupplier;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Routes that command event sockets. They need no credential and can do what the Java API
 * can.
 */
final class EventRoutes {

	private final EventHub hub;

	EventRoutes(EventHub hub) {
		this.hub = hub;
	}

	List<Route> routes() {
		return List.of(Route.of("GET", "/emulator/events", this::list), command("cut", (body) -> this.hub.cut()),
				command("close", (body) -> this.hub.close(number(body, "code", 1000), text(body, "reason"))),
				command("refuse", (body) -> {
					this.hub.refuseHandshakes(number(body, "times", 1), number(body, "status", 503));
					return 0;
				}), command("lost", (body) -> this.hub.sendLost()), command("ping", (body) -> this.hub.ping()),
				command("slow", (body) -> {
					this.hub.slow(duration(body));
					return 0;
				}), Route.of("POST", "/emulator/events/send", this::send));
	}

	private static Route command(String name, Command command) {
		return Route.of("POST", "/emulator/events/" + name,
				(exchange, variables) -> exchange.jsonBody().map((bytes) -> {
					ObjectNode body = (bytes.length > 0) ? Json.readObject(bytes, "The command") : Json.object();
					return answer(() -> command.run(body));
				}));
	}

	private Mono<Answer> send(Exchange exchange, PathVariables variables) {
		return exchange.jsonBody()
			.map((bytes) -> answer(() -> this.hub.send(new String(bytes, StandardCharsets.UTF_8))));
	}

	private static Answer answer(IntSupplier command) {
		try {
			return Answer.json(Json.object().put("sockets", command.getAsInt()));
		}
		catch (IllegalArgumentException ex) {
			throw new ServiceException(400, String.valueOf(ex.getMessage()));
		}
	}

	private Mono<Answer> list(Exchange exchange, PathVariables variables) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (EventSocketSnapshot socket : this.hub.snapshots()) {
			ObjectNode json = list.addObject().put("id", socket.id()).put("open", socket.open());
			json.put("authorized", socket.authorized());
			ArrayNode accounts = json.putArray("accounts");
			socket.accounts().forEach(accounts::add);
			ArrayNode datasets = json.putArray("datasets");
			socket.datasets().forEach(datasets::add);
			json.put("eventsSent", socket.eventsSent()).put("pongs", socket.pongs());
			json.put("closeCode", socket.closeCode());
		}
		return Mono.just(Answer.json(list));
	}

	private static int number(ObjectNode body, String name, int otherwise) {
		JsonNode value = body.path(name);
		if (value.isMissingNode()) {
			return otherwise;
		}
		if (!value.isInt()) {
			throw new ServiceException(400, "'%s' must be a whole number".formatted(name));
		}
		return value.intValue();
	}

	private static String text(ObjectNode body, String name) {
		JsonNode value = body.path(name);
		if (!value.isMissingNode() && !value.isString()) {
			throw new ServiceException(400, "'%s' must be a string".formatted(name));
		}
		return value.asString("");
	}

	private static Duration duration(ObjectNode body) {
		try {
			return Duration.parse(text(body, "interval"));
		}
		catch (DateTimeParseException ex) {
			throw new ServiceException(400, "'interval' must be a duration like PT0.5S");
		}
	}

	/**
	 * What a command does.
	 */
	private interface Command {

		int run(ObjectNode body);

	}

}

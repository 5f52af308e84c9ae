package ai.eyepop.emulator.server;

import java.util.List;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Routes that command faults, endpoints down and up, and all to begin anew. They need no
 * credential and can do what the Java API can.
 */
final class ControlRoutes {

	private final FaultBook faults;

	private final Endpoints endpoints;

	private final Runnable reset;

	ControlRoutes(FaultBook faults, Endpoints endpoints, Runnable reset) {
		this.faults = faults;
		this.endpoints = endpoints;
		this.reset = reset;
	}

	List<Route> routes() {
		return List.of(Route.of("GET", "/emulator/faults", this::list), Route.of("POST", "/emulator/faults", this::add),
				Route.of("DELETE", "/emulator/faults", this::clear),
				Route.of("DELETE", "/emulator/faults/{fault}", this::remove),
				Route.of("GET", "/emulator/endpoints", this::endpoints),
				Route.of("POST", "/emulator/endpoints/{endpoint}/down", this::down),
				Route.of("POST", "/emulator/endpoints/{endpoint}/up", this::up),
				Route.of("POST", "/emulator/reset", this::reset));
	}

	private Mono<Answer> list(Exchange exchange, PathVariables variables) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.faults.list().forEach((fault) -> list.add(FaultJson.write(fault)));
		return Mono.just(Answer.json(list));
	}

	private Mono<Answer> add(Exchange exchange, PathVariables variables) {
		return exchange.jsonBody().map((body) -> {
			Fault fault = FaultJson.read(Json.readObject(body, "The fault"));
			try {
				return Answer.json(FaultJson.write(new ActiveFault(this.faults.add(fault), fault, 0, 0)));
			}
			catch (IllegalArgumentException ex) {
				throw new ServiceException(400, String.valueOf(ex.getMessage()));
			}
			catch (IllegalStateException ex) {
				throw new ServiceException(429, String.valueOf(ex.getMessage()));
			}
		});
	}

	private Mono<Answer> clear(Exchange exchange, PathVariables variables) {
		this.faults.clear();
		return Mono.just(Answer.nothing());
	}

	private Mono<Answer> remove(Exchange exchange, PathVariables variables) {
		String id = variables.get("fault");
		if (!this.faults.remove(id)) {
			throw new ServiceException(404, "There is no fault '%s'".formatted(id));
		}
		return Mono.just(Answer.nothing());
	}

	private Mono<Answer> endpoints(Exchange exchange, PathVariables variables) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (int i = 0; i < this.endpoints.count(); i++) {
			list.addObject()
				.put("endpoint", i)
				.put("url", this.endpoints.url(i, exchange))
				.put("up", this.endpoints.isUp(i));
		}
		return Mono.just(Answer.json(list));
	}

	private Mono<Answer> down(Exchange exchange, PathVariables variables) {
		int endpoint = endpoint(variables);
		return Mono.fromRunnable(() -> this.endpoints.down(endpoint))
			.subscribeOn(this.endpoints.scheduler())
			.thenReturn(Answer.nothing());
	}

	private Mono<Answer> up(Exchange exchange, PathVariables variables) {
		int endpoint = endpoint(variables);
		return Mono.fromRunnable(() -> this.endpoints.up(endpoint))
			.subscribeOn(this.endpoints.scheduler())
			.thenReturn(Answer.nothing());
	}

	private Mono<Answer> reset(Exchange exchange, PathVariables variables) {
		return Mono.fromRunnable(this.reset).subscribeOn(this.endpoints.scheduler()).thenReturn(Answer.nothing());
	}

	private int endpoint(PathVariables variables) {
		String text = variables.get("endpoint");
		if (!text.matches("\\d{1,4}") || Integer.parseInt(text) >= this.endpoints.count()) {
			throw new ServiceException(404,
					"There is no endpoint '%s': they go from 0 to %d".formatted(text, this.endpoints.count() - 1));
		}
		return Integer.parseInt(text);
	}

}

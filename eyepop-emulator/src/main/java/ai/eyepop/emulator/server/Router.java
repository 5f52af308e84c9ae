package ai.eyepop.emulator.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.netty.handler.codec.http.QueryStringDecoder;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.ServiceException;

/**
 * Way from a request to its route.
 */
final class Router {

	private final List<Route> routes;

	Router(List<Route> routes) {
		this.routes = List.copyOf(routes);
	}

	Mono<Answer> route(Exchange exchange) {
		if (exchange.isQueryMalformed()) {
			throw new ServiceException(400, "The query has a malformed escape");
		}
		String method = exchange.isHandshake() ? Route.WEBSOCKET : exchange.method();
		List<String> segments = segments(exchange.path());
		TreeSet<String> allowed = new TreeSet<>();
		for (Route route : this.routes) {
			PathVariables variables = route.match(segments);
			if (variables != null && route.method().equals(method)) {
				return route.handler().handle(exchange, variables);
			}
			if (variables != null && !route.method().equals(Route.WEBSOCKET)) {
				allowed.add(route.method());
			}
		}
		if (allowed.isEmpty()) {
			throw new ServiceException(404, "There is no route %s %s".formatted(exchange.method(), exchange.path()));
		}
		throw new MethodNotAllowedException(exchange.method(), exchange.path(), allowed);
	}

	private static List<String> segments(String path) {
		List<String> segments = new ArrayList<>();
		for (String segment : path.split("/", -1)) {
			segments.add(decoded(segment));
		}
		return segments;
	}

	private static String decoded(String segment) {
		try {
			return QueryStringDecoder.decodeComponent(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new ServiceException(400, "The path has a malformed escape: '%s'".formatted(segment));
		}
	}

}

package ai.eyepop.emulator.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Route to a handler.
 *
 * @param method the HTTP method or {@link #WEBSOCKET}
 * @param template the segments of the path, those in braces stand for any text
 * @param handler what answers
 */
record Route(String method, List<String> template, Handler handler) {

	/**
	 * In place of the HTTP method of a route to a WebSocket.
	 */
	static final String WEBSOCKET = "WEBSOCKET";

	static Route of(String method, String template, Handler handler) {
		return new Route(method, List.of(template.split("/", -1)), handler);
	}

	/**
	 * Return the variables of a path.
	 * @param segments the decoded segments of the path
	 * @return the variables by name, or {@code null} if the path is another
	 */
	@Nullable PathVariables match(List<String> segments) {
		if (segments.size() != this.template.size()) {
			return null;
		}
		Map<String, String> variables = new HashMap<>();
		for (int i = 0; i < segments.size(); i++) {
			String expected = this.template.get(i);
			if (expected.startsWith("{")) {
				if (segments.get(i).isEmpty()) {
					return null;
				}
				variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
			}
			else if (!expected.equals(segments.get(i))) {
				return null;
			}
		}
		return new PathVariables(Map.copyOf(variables));
	}

	/**
	 * What answers the requests of a route.
	 */
	@FunctionalInterface
	interface Handler {

		Mono<Answer> handle(Exchange exchange, PathVariables variables);

	}

}

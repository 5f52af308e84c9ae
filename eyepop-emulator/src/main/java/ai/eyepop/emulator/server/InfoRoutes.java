package ai.eyepop.emulator.server;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Routes about the emulator itself, for people and for container checks. They need no
 * credential.
 */
final class InfoRoutes {

	private InfoRoutes() {
	}

	static List<Route> routes() {
		return List.of(
				Route.of("GET", "/",
						(exchange, variables) -> Mono.just(Answer.json(Json.object()
							.put("name", "EyePop emulator")
							.put("description",
									"Speaks EyePop's wire protocol. Predictions come from classical image analysis "
											+ "(shapes, QR codes, colours), not from EyePop's models.")
							.put("health", "/emulator/health")))),
				Route.of("GET", "/emulator/health",
						(exchange, variables) -> Mono.just(Answer.json(Json.object().put("status", "UP")))));
	}

}

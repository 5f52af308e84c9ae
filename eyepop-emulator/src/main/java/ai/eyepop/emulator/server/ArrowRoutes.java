package ai.eyepop.emulator.server;

import reactor.core.publisher.Mono;

/**
 * Routes that export and import assets as Arrow (wire protocol section 12), which the
 * emulator does not do yet.
 */
final class ArrowRoutes {

	void addTo(DataApi api) {
		api.data("GET", "/exports/assets", (call) -> Mono.just(missing("export")))
			.data("POST", "/imports/assets",
					(call) -> call.exchange().body(Long.MAX_VALUE).then(Mono.fromSupplier(() -> missing("import"))));
	}

	private static Answer missing(String what) {
		return Answer.error(501, "This emulator does not %s assets as Arrow yet".formatted(what));
	}

}

package ai.eyepop.emulator.server;

import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.data.DataState;

/**
 * Routes of aliases of models.
 */
final class ModelAliasRoutes {

	private final DataState state;

	ModelAliasRoutes(DataState state) {
		this.state = state;
	}

	void addTo(DataApi api) {
		api.data("GET", "/model_aliases", (call) -> {
			String account = call.account();
			return call.json(() -> this.state.aliases().list(account));
		})
			.data("POST", "/model_aliases", this::create)
			.data("GET", "/model_aliases/{alias}", (call) -> call.json(() -> this.state.aliases().get(alias(call))))
			.data("PATCH", "/model_aliases/{alias}",
					(call) -> call.bodyToJson((body) -> this.state.aliases().update(alias(call), body)))
			.data("DELETE", "/model_aliases/{alias}",
					(call) -> call.nothing(() -> this.state.aliases().delete(alias(call))))
			.data("PATCH", "/model_aliases/{alias}/{tag}", this::putTag)
			.data("DELETE", "/model_aliases/{alias}/{tag}",
					(call) -> call.nothing(() -> this.state.aliases().deleteTag(alias(call), call.path("tag"))))
			.data("GET", "/exports/aliases",
					(call) -> call.json(() -> this.state.aliases().resolve(call.query().all("alias"))));
	}

	private Mono<Answer> create(DataCall call) {
		String account = call.account();
		boolean dryRun = call.query().flag("dry_run", false);
		return call.bodyToJson((body) -> this.state.aliases().create(account, body, dryRun));
	}

	private Mono<Answer> putTag(DataCall call) {
		String model = call.query().need("model_uuid");
		return call.nothing(() -> this.state.aliases().putTag(alias(call), call.path("tag"), model));
	}

	private static String alias(DataCall call) {
		return call.path("alias");
	}

}

package ai.eyepop.emulator.server;

import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.data.DataState;

/**
 * Routes of workflows.
 */
final class WorkflowRoutes {

	private final DataState state;

	WorkflowRoutes(DataState state) {
		this.state = state;
	}

	void addTo(DataApi api) {
		api.data("POST", "/workflows", this::start)
			.data("GET", "/workflows", this::list)
			.data("GET", "/workflows/{workflow}", (call) -> {
				String account = call.account();
				return call.json(() -> this.state.workflows().get(account, call.path("workflow")));
			});
	}

	private Mono<Answer> start(DataCall call) {
		String template = call.query().need("template_name");
		String account = call.account();
		return call.bodyToJson((body) -> this.state.workflows().start(account, template, body));
	}

	private Mono<Answer> list(DataCall call) {
		String account = call.account();
		DataQuery query = call.query();
		return call.json(() -> this.state.workflows()
			.list(account, query.all("dataset_uuid"), query.all("model_uuid"), query.all("phase")));
	}

}

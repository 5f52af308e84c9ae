package ai.eyepop.emulator.server;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.data.DataState;

/**
 * Routes of models and their trainings.
 */
final class ModelRoutes {

	private final DataState state;

	ModelRoutes(DataState state) {
		this.state = state;
	}

	void addTo(DataApi api) {
		api.data("GET", "/models", (call) -> {
			String account = call.account();
			return call.json(() -> this.state.models().list(account));
		})
			.data("POST", "/models", this::create)
			.data("GET", "/models/{model}", (call) -> call.json(() -> this.state.models().get(model(call))))
			.data("PATCH", "/models/{model}",
					(call) -> call.bodyToJson((body) -> this.state.models().update(model(call), body)))
			.data("DELETE", "/models/{model}", (call) -> call.nothing(() -> this.state.models().delete(model(call))))
			.data("GET", "/models/{model}/progress",
					(call) -> call.json(() -> this.state.trainings().progress(model(call))))
			.data("POST", "/models/{model}/train", (call) -> call.json(() -> this.state.trainings().start(model(call))))
			.data("POST", "/models/{model}/publish",
					(call) -> call.json(() -> this.state.models().publish(model(call))))
			.data("POST", "/models/{model}/events",
					(call) -> call.bodyToNothing((body) -> this.state.trainings().tell(model(call), body)));
	}

	private Mono<Answer> create(DataCall call) {
		@Nullable String dataset = call.query().text("dataset_uuid");
		@Nullable String account = (dataset != null) ? call.accountIfAny() : call.account();
		Integer version = call.query().version();
		boolean start = call.query().flag("start_training", dataset != null);
		return call.bodyToJson((body) -> {
			String uuid = (dataset != null) ? this.state.models().createFrom(dataset, version, body)
					: this.state.models().create(String.valueOf(account), body);
			return start ? this.state.trainings().start(uuid) : this.state.models().get(uuid);
		});
	}

	private static String model(DataCall call) {
		return call.path("model");
	}

}

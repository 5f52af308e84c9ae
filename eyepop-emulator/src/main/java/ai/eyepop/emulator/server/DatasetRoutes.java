package ai.eyepop.emulator.server;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.data.Annotations;
import ai.eyepop.emulator.service.data.DataState;
import ai.eyepop.emulator.service.data.InvalidFieldException;

/**
 * Routes of datasets and the runs of their auto-annotates.
 */
final class DatasetRoutes {

	private final DataState state;

	private final AutoAnnotator autoAnnotator;

	DatasetRoutes(DataState state, AutoAnnotator autoAnnotator) {
		this.state = state;
		this.autoAnnotator = autoAnnotator;
	}

	void addTo(DataApi api) {
		api.data("GET", "/datasets", this::list)
			.data("POST", "/datasets", this::create)
			.data("GET", "/datasets/{dataset}", this::get)
			.data("PATCH", "/datasets/{dataset}", this::update)
			.data("DELETE", "/datasets/{dataset}",
					(call) -> call.nothing(() -> this.state.removals().deleteDataset(dataset(call))))
			.data("POST", "/datasets/{dataset}/analyze",
					(call) -> call.nothing(() -> this.state.datasets().analyze(dataset(call), version(call))))
			.data("POST", "/datasets/{dataset}/freeze",
					(call) -> call.json(() -> this.state.datasets().freeze(dataset(call), version(call))))
			.data("POST", "/datasets/{dataset}/auto_annotate", this::autoAnnotate)
			.data("DELETE", "/datasets/{dataset}/versions", this::deleteVersion)
			.data("DELETE", "/datasets/{dataset}/annotations", this::deleteAnnotations)
			.data("POST", "/datasets/{dataset}/auto_annotates",
					(call) -> call
						.bodyToNothing((body) -> this.state.autoAnnotates().create(dataset(call), version(call), body)))
			.data("PATCH", "/datasets/{dataset}/auto_annotates", this::updateAutoAnnotate)
			.data("GET", "/datasets/{dataset}/auto_annotates", (call) -> call.json(() -> this.state.autoAnnotates()
				.list(dataset(call), version(call), call.query().text("auto_annotate"), call.query().text("source"))));
	}

	private Mono<Answer> list(DataCall call) {
		String account = call.account();
		boolean hero = call.query().flag("include_hero_asset", false);
		boolean modifiableOnly = call.query().flag("modifiable_version_only", false);
		return call.json(() -> this.state.datasets().list(account, hero, modifiableOnly));
	}

	private Mono<Answer> create(DataCall call) {
		String account = call.account();
		return call.bodyToJson((body) -> this.state.datasets().create(account, body));
	}

	private Mono<Answer> get(DataCall call) {
		boolean stats = call.query().flag("include_stats", false);
		boolean modifiableOnly = call.query().flag("modifiable_version_only", false);
		Integer version = version(call);
		return call.json(() -> this.state.datasets().get(dataset(call), stats, modifiableOnly, version));
	}

	private Mono<Answer> update(DataCall call) {
		boolean start = call.query().flag("start_auto_annotate", true);
		return call.bodyToJson((body) -> {
			this.state.datasets().update(dataset(call), body);
			if (start) {
				this.autoAnnotator.start(dataset(call), null, null);
			}
			return this.state.datasets().get(dataset(call), false, false, null);
		});
	}

	private Mono<Answer> autoAnnotate(DataCall call) {
		Integer version = version(call);
		Integer most = call.query().whole("max_assets");
		return call.nothing(() -> this.autoAnnotator.start(dataset(call), version, most));
	}

	private Mono<Answer> deleteVersion(DataCall call) {
		int version = call.query().needWhole("dataset_version");
		return call.json(() -> this.state.removals().deleteVersion(dataset(call), version));
	}

	private Mono<Answer> deleteAnnotations(DataCall call) {
		int version = call.query().needWhole("dataset_version");
		call.query().need("user_review");
		List<String> reviews = call.query().all("user_review");
		reviews.forEach((review) -> checkReview("user_review", review));
		return call.nothing(() -> this.state.annotations().deleteAll(dataset(call), version, reviews));
	}

	private Mono<Answer> updateAutoAnnotate(DataCall call) {
		String name = call.query().need("auto_annotate");
		String source = call.query().need("source");
		return call.bodyToNothing(
				(body) -> this.state.autoAnnotates().update(dataset(call), version(call), name, source, body));
	}

	static void checkReview(String name, String review) {
		if (!Annotations.REVIEWS.contains(review)) {
			throw InvalidFieldException.query(name,
					"must be approved, rejected or unknown, but is '%s'".formatted(review));
		}
	}

	private static String dataset(DataCall call) {
		return call.path("dataset");
	}

	private static @Nullable Integer version(DataCall call) {
		return call.query().version();
	}

}

package ai.eyepop.emulator.server;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import ai.eyepop.emulator.service.data.Annotations;
import ai.eyepop.emulator.service.data.DataState;

/**
 * Routes of what is said about assets.
 */
final class AnnotationRoutes {

	private final DataState state;

	AnnotationRoutes(DataState state) {
		this.state = state;
	}

	void addTo(DataApi api) {
		api.data("PATCH", "/assets/{asset}/ground_truth",
				(call) -> call
					.bodyToNothing((body) -> this.state.annotations().putGroundTruth(at(call), listOrNone(body))))
			.data("DELETE", "/assets/{asset}/ground_truth",
					(call) -> call.nothing(() -> this.state.annotations().deleteGroundTruth(at(call))))
			.data("PATCH", "/assets/{asset}/auto_annotations/{name}/user_review/{review}", this::review)
			.data("POST", "/assets/{asset}/annotations", this::add)
			.data("PATCH", "/assets/{asset}/annotations", this::approve)
			.data("POST", "/assets/{asset}/rois",
					(call) -> call.bodyToNothing((body) -> this.state.annotations().putRoi(at(call), body)))
			.data("DELETE", "/assets/{asset}/rois/{roi}",
					(call) -> call.nothing(() -> this.state.annotations().deleteRoi(at(call), call.path("roi"))));
	}

	private Mono<Answer> review(DataCall call) {
		String review = call.path("review");
		DatasetRoutes.checkReview("user_review", review);
		Double threshold = call.query().number("approved_threshold");
		return call.nothing(() -> this.state.annotations()
			.approve(at(call), call.path("name"), null, new Annotations.Approval(review, threshold)));
	}

	private Mono<Answer> add(DataCall call) {
		Annotations.Approval approval = approval(call);
		return call.bodyToNothing((body) -> this.state.annotations()
			.add(at(call), call.query().text("auto_annotate"), call.query().text("source"), approval,
					listOrNone(body)));
	}

	private Mono<Answer> approve(DataCall call) {
		Annotations.Approval approval = approval(call);
		return call.nothing(() -> this.state.annotations()
			.approve(at(call), call.query().text("auto_annotate"), call.query().text("source"), approval));
	}

	private static Annotations.Approval approval(DataCall call) {
		@Nullable String review = call.query().text("user_review");
		if (review != null) {
			DatasetRoutes.checkReview("user_review", review);
		}
		return new Annotations.Approval(review, call.query().number("approved_threshold"));
	}

	private static JsonNode listOrNone(JsonNode body) {
		return body.isNull() ? JsonNodeFactory.instance.arrayNode() : body;
	}

	private static Annotations.At at(DataCall call) {
		return new Annotations.At(call.path("asset"), call.query().text("dataset_uuid"), call.query().version());
	}

}

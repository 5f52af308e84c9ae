package ai.eyepop.emulator.service.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Trainings of models: they go through their stages by themselves, step by step. Nothing
 * is learned.
 */
public final class Trainings {

	private static final List<String> STAGES = List.of("waiting", "scheduling", "preparing", "training", "exporting");

	private static final BodyShape EVENT = new BodyShape().required("stage", Kind.TEXT)
		.optional("job_identifier", Kind.TEXT)
		.optional("work_storage_url", Kind.TEXT)
		.optional("elapsed_units", Kind.NUMBER)
		.optional("remaining_units_min", Kind.NUMBER)
		.optional("remaining_units_max", Kind.NUMBER)
		.optional("status_code", Kind.WHOLE)
		.optional("status_message", Kind.TEXT)
		.optional("samples", Kind.LIST)
		.optional("cpr", Kind.LIST)
		.optional("cpr_transposed", Kind.LIST);

	private final Room room;

	private final Models models;

	private final ModelExports exports;

	private final DataOptions options;

	Trainings(Room room, Models models, ModelExports exports, DataOptions options) {
		this.room = room;
		this.models = models;
		this.exports = exports;
		this.options = options;
	}

	/**
	 * Start the training of a model.
	 * @param uuid the model
	 * @return the model
	 * @throws ServiceException with status 409 if it is being trained already
	 */
	public ObjectNode start(String uuid) {
		Model model = this.models.find(uuid);
		if (List.of("requested", "in_progress").contains(model.status())) {
			throw new ServiceException(409, "The model '%s' is being trained already".formatted(uuid));
		}
		long number = model.beginTraining();
		this.models.status(model, "requested");
		step(model, number, 0);
		return model.json();
	}

	private void step(Model model, long number, int stage) {
		this.room.later(this.options.trainingStep(), () -> {
			if (!model.isTraining(number)) {
				return;
			}
			if (stage == 2) {
				this.models.status(model, "in_progress");
			}
			boolean last = stage == STAGES.size();
			progress(model, STAGES.get(last ? stage - 1 : stage), STAGES.size() - stage, last);
			if (last) {
				this.exports.finishTraining(model);
				this.models.status(model, "available");
			}
			else {
				step(model, number, stage + 1);
			}
		});
	}

	private void progress(Model model, String stage, int left, boolean finished) {
		ObjectNode progress = blank(model, stage);
		double seconds = left * this.options.trainingStep().toMillis() / 1000.0;
		progress.put("remaining_seconds_min", seconds).put("remaining_seconds_max", 2 * seconds);
		if (List.of("training", "exporting").contains(stage)) {
			progress.putObject("metrics").set("cpr", points());
			model.set(JsonNodeFactory.instance.objectNode().set("metrics", progress.get("metrics").deepCopy()),
					this.room.now());
		}
		if (finished) {
			progress.put("finished_at", this.room.now()).put("status_code", 200);
		}
		model.progress(progress);
		this.models.tell("model_progress", model, stage);
	}

	private ObjectNode blank(Model model, String stage) {
		ObjectNode before = model.progress();
		ObjectNode progress = JsonNodeFactory.instance.objectNode();
		progress.put("stage", stage).put("queue_length", 0);
		progress.put("started_at", (before != null) ? before.path("started_at").asString("") : this.room.now());
		progress.putNull("finished_at").putNull("status_code").putNull("status_message").putNull("metrics");
		progress.putArray("samples");
		return progress.putNull("remaining_seconds_min").putNull("remaining_seconds_max");
	}

	private static ArrayNode points() {
		ArrayNode points = JsonNodeFactory.instance.arrayNode();
		for (int i = 1; i < 10; i++) {
			points.addArray().add(i / 10.0).add(0.5 + i / 20.0).add(1 - i / 20.0);
		}
		return points;
	}

	/**
	 * Return how far a training is.
	 * @param uuid the model
	 * @return the progress
	 * @throws ServiceException with status 404 if the model was never trained
	 */
	public ObjectNode progress(String uuid) {
		ObjectNode progress = this.models.find(uuid).progress();
		if (progress == null) {
			throw new ServiceException(404, "The model '%s' was never trained".formatted(uuid));
		}
		return progress.deepCopy();
	}

	/**
	 * Take what a training elsewhere tells of itself. The emulator's own training of the
	 * model ends there.
	 * @param uuid the model
	 * @param body what it tells
	 */
	public void tell(String uuid, JsonNode body) {
		Model model = this.models.find(uuid);
		ObjectNode event = EVENT.read(body);
		model.beginTraining();
		ObjectNode progress = blank(model, event.path("stage").asString());
		progress.put("remaining_seconds_min", number(event, "remaining_units_min"));
		progress.put("remaining_seconds_max", number(event, "remaining_units_max"));
		progress.set("status_message", event.get("status_message"));
		event.path("samples").forEach((pair) -> {
			ObjectNode sample = progress.withArray("samples").addObject();
			sample.set("asset_uuid", pair.path(0));
			sample.set("prediction", pair.path(1));
		});
		if (event.path("cpr").isArray()) {
			progress.putObject("metrics").set("cpr", event.get("cpr"));
		}
		if (event.path("work_storage_url").isString()) {
			model.workStorageUrl(event.path("work_storage_url").stringValue());
		}
		model.progress(progress);
		JsonNode code = event.path("status_code");
		if (code.isIntegralNumber()) {
			progress.put("status_code", code.intValue()).put("finished_at", this.room.now());
		}
		this.models.tell("model_progress", model, progress.path("stage").asString());
		if (code.isIntegralNumber()) {
			this.models.status(model, (code.intValue() == 200) ? "available" : "error");
		}
	}

	private static @Nullable Double number(ObjectNode event, String name) {
		return event.path(name).isNumber() ? event.path(name).doubleValue() : null;
	}

}

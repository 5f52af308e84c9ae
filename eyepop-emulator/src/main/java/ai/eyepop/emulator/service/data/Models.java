package ai.eyepop.emulator.service.data;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Models of all accounts.
 */
public final class Models {

	private static final BodyShape CREATE = shape(true);

	private static final BodyShape UPDATE = shape(false).optional("is_public", Kind.FLAG);

	private final Map<String, Model> models = new LinkedHashMap<>();

	private final Room room;

	private final Datasets datasets;

	Models(Room room, Datasets datasets) {
		this.room = room;
		this.datasets = datasets;
	}

	private static BodyShape shape(boolean create) {
		BodyShape shape = new BodyShape();
		for (String name : List.of("name", "description")) {
			shape = create ? shape.required(name, Kind.TEXT) : shape.optional(name, Kind.TEXT);
		}
		return shape.optional("external_id", Kind.TEXT)
			.optional("pretrained_model_uuid", Kind.TEXT)
			.optional("extra_params", Kind.OBJECT)
			.optional("task", Kind.TEXT)
			.optional("classes", Kind.TEXTS)
			.optional("type", Kind.TEXT)
			.optional("status", Kind.TEXT);
	}

	/**
	 * List the models of an account.
	 * @param account the account
	 * @return the models, oldest first
	 */
	public ArrayNode list(String account) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.models.values()
			.stream()
			.filter((model) -> model.account().equals(account))
			.forEach((model) -> list.add(model.json()));
		return list;
	}

	/**
	 * Create a model.
	 * @param account the account that it belongs to
	 * @param body what it is
	 * @return its uuid
	 */
	public String create(String account, JsonNode body) {
		return add(new Model(Room.newId(), account, null, null, this.room.now()), CREATE.read(body));
	}

	/**
	 * Create a model from a dataset.
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param body what it is
	 * @return its uuid
	 */
	public String createFrom(String dataset, @Nullable Integer version, JsonNode body) {
		Dataset from = this.datasets.find(dataset);
		int number = from.version(version).number();
		return add(new Model(Room.newId(), from.account(), dataset, number, this.room.now()), CREATE.read(body));
	}

	private String add(Model model, ObjectNode fields) {
		model.set(fields, this.room.now());
		this.models.put(model.uuid(), model);
		tell("model_added", model, null);
		return model.uuid();
	}

	/**
	 * Return a model.
	 * @param uuid the model
	 * @return the model
	 * @throws ServiceException with status 404 if there is no such model
	 */
	public ObjectNode get(String uuid) {
		return find(uuid).json();
	}

	/**
	 * Change a model.
	 * @param uuid the model
	 * @param body the members to change
	 * @return the model
	 */
	public ObjectNode update(String uuid, JsonNode body) {
		Model model = find(uuid);
		String before = model.status();
		model.set(UPDATE.read(body), this.room.now());
		tell("model_modified", model, null);
		if (!model.status().equals(before)) {
			tell("model_status_modified", model, model.status());
		}
		return model.json();
	}

	/**
	 * Publish a model.
	 * @param uuid the model
	 * @return the model
	 * @throws ServiceException with status 409 if it is not available
	 */
	public ObjectNode publish(String uuid) {
		Model model = find(uuid);
		if (!List.of("available", "published").contains(model.status())) {
			throw new ServiceException(409, "The model '%s' is %s, not available".formatted(uuid, model.status()));
		}
		status(model, "published");
		return model.json();
	}

	/**
	 * Delete a model.
	 * @param uuid the model
	 */
	public void delete(String uuid) {
		Model model = find(uuid);
		model.beginTraining();
		this.models.remove(uuid);
		model.exports()
			.stream()
			.flatMap((export) -> export.artifacts().values().stream())
			.forEach(ModelExports::delete);
		tell("model_removed", model, null);
	}

	void status(Model model, String status) {
		model.set(JsonNodeFactory.instance.objectNode().put("status", status), this.room.now());
		tell("model_status_modified", model, status);
	}

	Model find(String uuid) {
		Model model = this.models.get(uuid);
		if (model == null) {
			throw new ServiceException(404, "There is no model '%s'".formatted(uuid));
		}
		return model;
	}

	@Nullable Model findIfAny(String uuid) {
		return this.models.get(uuid);
	}

	Collection<Model> all() {
		return this.models.values();
	}

	void tell(String type, Model model, @Nullable String message) {
		this.room.tell(ChangeEvent.ofModel(type, model.account(), model.dataset(), model.datasetVersion(), model.uuid(),
				message));
	}

}

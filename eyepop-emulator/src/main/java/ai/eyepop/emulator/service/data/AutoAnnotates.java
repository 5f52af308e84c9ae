package ai.eyepop.emulator.service.data;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Runs of auto-annotates on versions of datasets.
 */
public final class AutoAnnotates {

	private static final BodyShape CREATE = new BodyShape().required("auto_annotate", Kind.TEXT)
		.required("source", Kind.TEXT)
		.optional("auto_annotate_params", Kind.OBJECT)
		.optional("params", Kind.OBJECT)
		.optional("source_model_uuid", Kind.TEXT)
		.optional("status", Kind.TEXT)
		.optional("metrics", Kind.OBJECT);

	private static final BodyShape UPDATE = new BodyShape().optional("status", Kind.TEXT)
		.optional("metrics", Kind.OBJECT);

	private static final String SOURCE = "emulator";

	private final Room room;

	private final Datasets datasets;

	AutoAnnotates(Room room, Datasets datasets) {
		this.room = room;
		this.datasets = datasets;
	}

	/**
	 * Create a run.
	 * @param uuid the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param body what it is
	 * @throws ServiceException with status 409 if there is one of the same auto-annotate
	 * and source
	 */
	public void create(String uuid, @Nullable Integer version, JsonNode body) {
		Dataset dataset = this.datasets.find(uuid);
		ObjectNode fields = CREATE.read(body);
		int number = dataset.version(version).number();
		String name = fields.path("auto_annotate").asString();
		String source = fields.path("source").asString();
		if (!find(dataset, number, name, source).isEmpty()) {
			throw new ServiceException(409,
					"There is an auto-annotate '%s' with the source '%s' already".formatted(name, source));
		}
		ObjectNode run = begin(dataset, number, name, source);
		run.set("auto_annotate_params",
				fields.has("params") ? fields.get("params") : fields.get("auto_annotate_params"));
		run.put("source_model_uuid", fields.path("source_model_uuid").asString(null));
		run.put("status", fields.path("status").asString("requested"));
		run.set("metrics", fields.get("metrics"));
		this.datasets.tell("dataset_version_modified", dataset, number);
	}

	/**
	 * Change a run.
	 * @param uuid the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param name the auto-annotate
	 * @param source the source
	 * @param body the members to change
	 * @throws ServiceException with status 404 if there is no such run
	 */
	public void update(String uuid, @Nullable Integer version, String name, String source, JsonNode body) {
		Dataset dataset = this.datasets.find(uuid);
		ObjectNode fields = UPDATE.read(body);
		int number = dataset.version(version).number();
		List<ObjectNode> found = find(dataset, number, name, source);
		if (found.isEmpty()) {
			throw new ServiceException(404,
					"There is no auto-annotate '%s' with the source '%s'".formatted(name, source));
		}
		found.get(0).setAll(fields);
		found.get(0).put("updated_at", this.room.now());
		this.datasets.tell("dataset_version_modified", dataset, number);
	}

	/**
	 * List runs.
	 * @param uuid the dataset
	 * @param version the version, {@code null} for all
	 * @param name the auto-annotate, {@code null} for all
	 * @param source the source, {@code null} for all
	 * @return the runs, oldest first
	 */
	public ArrayNode list(String uuid, @Nullable Integer version, @Nullable String name, @Nullable String source) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		Dataset dataset = this.datasets.find(uuid);
		dataset.version(version);
		find(dataset, version, name, source).forEach((run) -> list.add(run.deepCopy()));
		return list;
	}

	/**
	 * Start the auto-annotates that a dataset asks for.
	 * @param uuid the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param most the most assets to annotate, {@code null} for all
	 * @return what is to be done
	 */
	public List<Run> start(String uuid, @Nullable Integer version, @Nullable Integer most) {
		Dataset dataset = this.datasets.find(uuid);
		DatasetVersion target = dataset.version(version);
		List<String> assets = target.assets()
			.values()
			.stream()
			.map(AssetEntry::asset)
			.filter(Asset::isAccepted)
			.limit((most != null) ? most : Integer.MAX_VALUE)
			.map(Asset::uuid)
			.toList();
		return dataset.wantedAutoAnnotates().stream().map((name) -> {
			ObjectNode json = find(dataset, target.number(), name, SOURCE).stream()
				.findFirst()
				.orElseGet(() -> begin(dataset, target.number(), name, SOURCE));
			json.put("status", "in_progress").put("updated_at", this.room.now());
			this.datasets.tell("dataset_version_modified", dataset, target.number());
			return new Run(uuid, target.number(), name, assets, json);
		}).toList();
	}

	/**
	 * Keep what an auto-annotate found.
	 * @param run the run
	 * @param asset the asset
	 * @param predictions what it found
	 */
	public void annotate(Run run, String asset, ArrayNode predictions) {
		Dataset dataset = this.datasets.find(run.dataset());
		AssetEntry entry = dataset.version(run.version()).assets().get(asset);
		if (entry != null) {
			ObjectNode annotation = JsonNodeFactory.instance.objectNode();
			annotation.put("type", "auto").put("auto_annotate", run.name()).put("source", SOURCE);
			annotation.set("predictions", predictions);
			entry.put(Annotations.complete(annotation));
			this.room.tell(ChangeEvent.ofAsset("asset_annotation_modified", dataset.account(), dataset.uuid(),
					run.version(), asset, null));
		}
	}

	/**
	 * Finish a run.
	 * @param run the run
	 */
	public void finish(Run run) {
		run.json().put("status", "completed").put("updated_at", this.room.now());
		Dataset dataset = this.datasets.find(run.dataset());
		this.datasets.tell("dataset_version_modified", dataset, run.version());
	}

	ObjectNode begin(Dataset dataset, int version, String name, @Nullable String source) {
		ObjectNode run = JsonNodeFactory.instance.objectNode();
		run.put("created_at", this.room.now()).put("updated_at", this.room.now());
		run.put("dataset_uuid", dataset.uuid()).put("dataset_version", version);
		run.putNull("source_ability_uuid").putNull("source_model_uuid");
		run.put("auto_annotate", name).putNull("auto_annotate_params").put("status", "requested");
		run.putNull("status_message").put("source", source).putNull("metrics");
		dataset.autoAnnotates().add(run);
		return run;
	}

	static List<ObjectNode> find(Dataset dataset, @Nullable Integer version, @Nullable String name,
			@Nullable String source) {
		return dataset.autoAnnotates()
			.stream()
			.filter((run) -> version == null || run.path("dataset_version").asInt() == version)
			.filter((run) -> name == null || Objects.equals(run.path("auto_annotate").asString(""), name))
			.filter((run) -> source == null || Objects.equals(run.path("source").asString(""), source))
			.toList();
	}

	/**
	 * Run that has started.
	 *
	 * @param dataset the dataset
	 * @param version the version
	 * @param name the auto-annotate
	 * @param assets the assets to annotate
	 * @param json the run as it is answered
	 */
	public record Run(String dataset, int version, String name, List<String> assets, ObjectNode json) {
	}

}

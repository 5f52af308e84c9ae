package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
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
 * Datasets of all accounts.
 */
public final class Datasets {

	private static final BodyShape PARAMS = new BodyShape().optional("candidate_labels", Kind.TEXTS)
		.objects("prompts", new BodyShape().optional("label", Kind.TEXT).optional("prompt", Kind.TEXT))
		.optional("confidence_threshold", Kind.NUMBER)
		.optional("task", Kind.TEXT);

	private static final BodyShape CREATE = shape(true);

	private static final BodyShape UPDATE = shape(false);

	private final Map<String, Dataset> datasets = new LinkedHashMap<>();

	private final Room room;

	Datasets(Room room) {
		this.room = room;
	}

	private static BodyShape shape(boolean create) {
		BodyShape shape = new BodyShape();
		return (create ? shape.required("name", Kind.TEXT) : shape.optional("name", Kind.TEXT))
			.optional("description", Kind.TEXT)
			.optional("tags", Kind.TEXTS)
			.optional("auto_annotates", Kind.TEXTS)
			.object("auto_annotate_params", PARAMS)
			.optional("searchable", Kind.FLAG);
	}

	/**
	 * List the datasets of an account.
	 * @param account the account
	 * @param hero whether versions have their hero asset
	 * @param modifiableOnly whether only modifiable versions are shown
	 * @return the datasets, oldest first
	 */
	public ArrayNode list(String account, boolean hero, boolean modifiableOnly) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.datasets.values()
			.stream()
			.filter((dataset) -> dataset.account().equals(account))
			.forEach((dataset) -> list.add(dataset.json(new Dataset.Shown(hero, false, modifiableOnly, null))));
		return list;
	}

	/**
	 * Create a dataset.
	 * @param account the account that it belongs to
	 * @param body what it is
	 * @return the dataset
	 */
	public ObjectNode create(String account, JsonNode body) {
		ObjectNode fields = CREATE.read(body);
		Dataset dataset = new Dataset(Room.newId(), account, this.room.now());
		dataset.set(fields, this.room.now());
		this.datasets.put(dataset.uuid(), dataset);
		tell("dataset_added", dataset, null);
		return dataset.json(Dataset.Shown.ALL);
	}

	/**
	 * Return a dataset.
	 * @param uuid the dataset
	 * @param stats whether versions have their statistics
	 * @param modifiableOnly whether only the modifiable version is shown
	 * @param version the only version to show, {@code null} for all
	 * @return the dataset
	 * @throws ServiceException with status 404 if there is no such dataset or version
	 */
	public ObjectNode get(String uuid, boolean stats, boolean modifiableOnly, @Nullable Integer version) {
		Dataset dataset = find(uuid);
		dataset.version(version);
		return dataset.json(new Dataset.Shown(true, stats, modifiableOnly, version));
	}

	/**
	 * Change a dataset.
	 * @param uuid the dataset
	 * @param body the members to change; {@code null} clears one
	 * @return the dataset
	 */
	public ObjectNode update(String uuid, JsonNode body) {
		Dataset dataset = find(uuid);
		dataset.set(UPDATE.read(body), this.room.now());
		tell("dataset_modified", dataset, null);
		return dataset.json(Dataset.Shown.ALL);
	}

	/**
	 * Delete a dataset with all its versions.
	 * @param uuid the dataset
	 * @return the assets that are gone with it
	 */
	List<Asset> delete(String uuid) {
		Dataset dataset = find(uuid);
		this.datasets.remove(uuid);
		tell("dataset_removed", dataset, null);
		Map<String, Asset> assets = new LinkedHashMap<>();
		dataset.versions().values().forEach((version) -> {
			version.assets().forEach((id, entry) -> assets.put(id, entry.asset()));
			version.shelf().close();
		});
		return new ArrayList<>(assets.values());
	}

	/**
	 * Freeze the modifiable version; the next one begins as its copy.
	 * @param uuid the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @return the dataset
	 * @throws ServiceException with status 409 if the version is frozen already
	 */
	public ObjectNode freeze(String uuid, @Nullable Integer version) {
		Dataset dataset = find(uuid);
		int frozen = dataset.version(version).number();
		dataset.freeze(version, this.room.now());
		tell("dataset_version_modified", dataset, frozen);
		tell("dataset_modified", dataset, dataset.modifiable().number());
		return dataset.json(Dataset.Shown.ALL);
	}

	/**
	 * Analyse a version.
	 * @param uuid the dataset
	 * @param version the version, {@code null} for the modifiable one
	 */
	public void analyze(String uuid, @Nullable Integer version) {
		Dataset dataset = find(uuid);
		DatasetVersion analyzed = dataset.version(version);
		analyzed.analyzed(this.room.now());
		tell("dataset_version_modified", dataset, analyzed.number());
	}

	/**
	 * Delete a frozen version.
	 * @param uuid the dataset
	 * @param version the version
	 * @return the dataset
	 * @throws ServiceException with status 409 if the version is the modifiable one
	 */
	public ObjectNode deleteVersion(String uuid, int version) {
		Dataset dataset = find(uuid);
		if (dataset.version(version).isModifiable()) {
			throw new ServiceException(409, "Version %d is the modifiable one: freeze it first".formatted(version));
		}
		dataset.version(version).shelf().close();
		dataset.versions().remove(version);
		tell("dataset_modified", dataset, null);
		return dataset.json(Dataset.Shown.ALL);
	}

	Dataset find(String uuid) {
		Dataset dataset = this.datasets.get(uuid);
		if (dataset == null) {
			throw new ServiceException(404, "There is no dataset '%s'".formatted(uuid));
		}
		return dataset;
	}

	Collection<Dataset> all() {
		return this.datasets.values();
	}

	void tell(String type, Dataset dataset, @Nullable Integer version) {
		this.room.tell(ChangeEvent.ofDataset(type, dataset.account(), dataset.uuid(), version));
	}

}

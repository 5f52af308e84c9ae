package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;

/**
 * Dataset with its versions, one of which can be modified.
 */
final class Dataset {

	private final TreeMap<Integer, DatasetVersion> versions = new TreeMap<>();

	private final List<ObjectNode> autoAnnotates = new ArrayList<>();

	private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

	private final String uuid;

	private final String account;

	private final String createdAt;

	private String updatedAt;

	Dataset(String uuid, String account, String createdAt) {
		this.uuid = uuid;
		this.account = account;
		this.createdAt = createdAt;
		this.updatedAt = createdAt;
		this.fields.put("name", "").put("description", "").putArray("tags");
		this.fields.putArray("auto_annotates");
		this.fields.putNull("auto_annotate_params").put("searchable", false);
		this.versions.put(1, new DatasetVersion(1, createdAt));
	}

	String uuid() {
		return this.uuid;
	}

	String account() {
		return this.account;
	}

	String name() {
		return this.fields.path("name").asString("");
	}

	/**
	 * Return the auto-annotates that the dataset asks for.
	 * @return their names
	 */
	List<String> wantedAutoAnnotates() {
		return this.fields.path("auto_annotates").valueStream().map((name) -> name.asString("")).toList();
	}

	/**
	 * Return the runs of auto-annotates.
	 * @return the runs as they are answered, to be changed
	 */
	List<ObjectNode> autoAnnotates() {
		return this.autoAnnotates;
	}

	boolean has(String uuid) {
		return this.versions.values().stream().anyMatch((version) -> version.has(uuid));
	}

	/**
	 * Return the newest version that has an asset.
	 * @param asset the asset
	 * @return the version, the modifiable one if none has it
	 */
	DatasetVersion newest(String asset) {
		return this.versions.descendingMap()
			.values()
			.stream()
			.filter((version) -> version.has(asset))
			.findFirst()
			.orElseGet(this::modifiable);
	}

	TreeMap<Integer, DatasetVersion> versions() {
		return this.versions;
	}

	void set(ObjectNode changes, String now) {
		changes.properties().forEach((member) -> {
			JsonNode value = member.getValue();
			if (!value.isNull()) {
				this.fields.set(member.getKey(), value);
			}
			else if (member.getKey().equals("tags") || member.getKey().equals("auto_annotates")) {
				this.fields.putArray(member.getKey());
			}
			else if (!member.getKey().equals("name")) {
				this.fields.putNull(member.getKey());
			}
		});
		this.updatedAt = now;
	}

	DatasetVersion modifiable() {
		return this.versions.lastEntry().getValue();
	}

	/**
	 * Return a version.
	 * @param number the number, {@code null} for the one that can be modified
	 * @return the version
	 * @throws ServiceException with status 404 if there is none with the number
	 */
	DatasetVersion version(@Nullable Integer number) {
		DatasetVersion version = (number != null) ? this.versions.get(number) : modifiable();
		if (version == null) {
			throw new ServiceException(404, "The dataset '%s' has no version %d".formatted(this.uuid, number));
		}
		return version;
	}

	/**
	 * Return a version that is about to be changed.
	 * @param number the number, {@code null} for the one that can be modified
	 * @return the version
	 * @throws ServiceException with status 404 if there is none with the number, 409 if
	 * it is frozen
	 */
	DatasetVersion writable(@Nullable Integer number) {
		DatasetVersion version = version(number);
		if (!version.isModifiable()) {
			throw new ServiceException(409,
					"Version %d of the dataset '%s' is frozen".formatted(version.number(), this.uuid));
		}
		return version;
	}

	void freeze(@Nullable Integer number, String now) {
		DatasetVersion frozen = writable(number);
		frozen.freeze(now);
		DatasetVersion next = new DatasetVersion(frozen.number() + 1, now);
		next.copyAssets(frozen);
		this.versions.put(next.number(), next);
		this.updatedAt = now;
	}

	ObjectNode json(Shown shown) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("uuid", this.uuid);
		json.setAll(this.fields.deepCopy());
		json.put("created_at", this.createdAt).put("updated_at", this.updatedAt).put("account_uuid", this.account);
		ArrayNode list = json.putArray("versions");
		this.versions.values()
			.stream()
			.filter((version) -> !shown.modifiableOnly() || version.isModifiable())
			.filter((version) -> shown.version() == null || shown.version() == version.number())
			.forEach((version) -> list.add(version.json(shown.hero(), shown.stats())));
		json.put("modifiable_version", modifiable().number()).putNull("parent");
		return json;
	}

	/**
	 * What is shown of a dataset.
	 *
	 * @param hero whether versions have their hero asset
	 * @param stats whether versions have their statistics
	 * @param modifiableOnly whether only the version is shown that can be modified
	 * @param version the only version that is shown, {@code null} for all
	 */
	record Shown(boolean hero, boolean stats, boolean modifiableOnly, @Nullable Integer version) {

		static final Shown ALL = new Shown(true, false, false, null);

	}

}

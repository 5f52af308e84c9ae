package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Model with its training and its exports.
 */
final class Model {

	private final List<ModelExport> exports = new ArrayList<>();

	private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

	private final String uuid;

	private final String account;

	private final String createdAt;

	private final @Nullable String dataset;

	private final @Nullable Integer datasetVersion;

	private String updatedAt;

	private @Nullable ObjectNode progress;

	private @Nullable String workStorageUrl;

	private long training;

	Model(String uuid, String account, @Nullable String dataset, @Nullable Integer datasetVersion, String createdAt) {
		this.uuid = uuid;
		this.account = account;
		this.dataset = dataset;
		this.datasetVersion = datasetVersion;
		this.createdAt = createdAt;
		this.updatedAt = createdAt;
		this.fields.put("name", "").put("description", "").put("type", (dataset != null) ? "epdet_b1_1" : "imported");
		this.fields.put("is_public", false).putNull("external_id").putNull("pretrained_model_uuid");
		this.fields.putNull("extra_params").put("task", "object_detection").putArray("classes");
		this.fields.put("status", "draft").putNull("status_message").putNull("metrics");
	}

	String uuid() {
		return this.uuid;
	}

	String account() {
		return this.account;
	}

	@Nullable String dataset() {
		return this.dataset;
	}

	@Nullable Integer datasetVersion() {
		return this.datasetVersion;
	}

	String name() {
		return this.fields.path("name").asString("");
	}

	String status() {
		return this.fields.path("status").asString("draft");
	}

	void set(ObjectNode changes, String now) {
		changes.properties().forEach((member) -> {
			if (!member.getValue().isNull() || this.fields.path(member.getKey()).isNull()
					|| List.of("external_id", "pretrained_model_uuid", "extra_params", "task", "description")
						.contains(member.getKey())) {
				this.fields.set(member.getKey(), member.getValue());
			}
		});
		this.updatedAt = now;
	}

	List<ModelExport> exports() {
		return this.exports;
	}

	Optional<ModelExport> export(String by, String format, ObjectNode variant) {
		return this.exports.stream().filter((export) -> export.is(by, format, variant)).findFirst();
	}

	@Nullable ObjectNode progress() {
		return this.progress;
	}

	void progress(ObjectNode progress) {
		this.progress = progress;
	}

	@Nullable String workStorageUrl() {
		return this.workStorageUrl;
	}

	void workStorageUrl(String url) {
		this.workStorageUrl = url;
	}

	/**
	 * Begin another training.
	 * @return its number; steps of one with another number are out of date
	 */
	long beginTraining() {
		return ++this.training;
	}

	boolean isTraining(long number) {
		return this.training == number;
	}

	ObjectNode json() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("uuid", this.uuid).put("created_at", this.createdAt).put("updated_at", this.updatedAt);
		json.put("account_uuid", this.account).put("dataset_uuid", this.dataset);
		json.put("dataset_version", this.datasetVersion);
		json.setAll(this.fields.deepCopy());
		ArrayNode list = json.putArray("exports");
		this.exports.forEach((export) -> list.add(export.json()));
		return json;
	}

}

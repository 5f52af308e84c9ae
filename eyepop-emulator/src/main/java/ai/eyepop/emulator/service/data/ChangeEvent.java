package ai.eyepop.emulator.service.data;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Change event (wire protocol section 10). Members that are {@code null} are not sent.
 *
 * @param changeType the type
 * @param accountUuid the account
 * @param datasetUuid the dataset or {@code null}
 * @param datasetVersion the version of the dataset or {@code null}
 * @param assetUuid the asset or {@code null}
 * @param modelUuid the model or {@code null}
 * @param workflowId the workflow or {@code null}
 * @param workflowTaskName the task of the workflow or {@code null}
 * @param message a message or {@code null}
 */
public record ChangeEvent(String changeType, String accountUuid, @Nullable String datasetUuid,
		@Nullable Integer datasetVersion, @Nullable String assetUuid, @Nullable String modelUuid,
		@Nullable String workflowId, @Nullable String workflowTaskName, @Nullable String message) {

	static ChangeEvent ofDataset(String type, String account, String dataset, @Nullable Integer version) {
		return new ChangeEvent(type, account, dataset, version, null, null, null, null, null);
	}

	static ChangeEvent ofAsset(String type, String account, String dataset, int version, String asset,
			@Nullable String message) {
		return new ChangeEvent(type, account, dataset, version, asset, null, null, null, message);
	}

	static ChangeEvent ofModel(String type, String account, @Nullable String dataset, @Nullable Integer version,
			String model, @Nullable String message) {
		return new ChangeEvent(type, account, dataset, version, null, model, null, null, message);
	}

	static ChangeEvent ofWorkflow(String type, String account, @Nullable String dataset, @Nullable String model,
			String workflow, @Nullable String task) {
		return new ChangeEvent(type, account, dataset, null, null, model, workflow, task, null);
	}

	/**
	 * Return whether the event goes to those that subscribed to its account.
	 * @return whether its type begins with {@code dataset_} or {@code workflow_}
	 */
	public boolean concernsAccounts() {
		return this.changeType.startsWith("dataset_") || this.changeType.startsWith("workflow_");
	}

	/**
	 * Return whether the event goes to those that subscribed to its dataset.
	 * @return whether its type begins with {@code dataset_}, {@code asset_} or
	 * {@code model_}
	 */
	public boolean concernsDatasets() {
		return this.changeType.startsWith("dataset_") || this.changeType.startsWith("asset_")
				|| this.changeType.startsWith("model_");
	}

	/**
	 * Return the event as it is sent.
	 * @return the JSON
	 */
	public ObjectNode toJson() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("change_type", this.changeType).put("account_uuid", this.accountUuid);
		put(json, "dataset_uuid", this.datasetUuid);
		if (this.datasetVersion != null) {
			json.put("dataset_version", this.datasetVersion);
		}
		put(json, "asset_uuid", this.assetUuid);
		put(json, "mdl_uuid", this.modelUuid);
		put(json, "workflow_id", this.workflowId);
		put(json, "workflow_task_name", this.workflowTaskName);
		put(json, "message", this.message);
		return json;
	}

	private static void put(ObjectNode json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

}

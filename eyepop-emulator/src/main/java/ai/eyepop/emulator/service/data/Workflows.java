package ai.eyepop.emulator.service.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.WorkflowSnapshot;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Workflows of all accounts. Each has one task and succeeds by itself; one whose template
 * is called {@code fail} fails.
 */
public final class Workflows {

	private static final String TASK = "main";

	private static final BodyShape START = new BodyShape().optional("parameters", Kind.OBJECT);

	private final Map<String, Workflow> workflows = new LinkedHashMap<>();

	private final Room room;

	private final DataOptions options;

	Workflows(Room room, DataOptions options) {
		this.room = room;
		this.options = options;
	}

	/**
	 * Start a workflow.
	 * @param account the account
	 * @param template the name of its template
	 * @param body its parameters
	 * @return its id
	 */
	public ObjectNode start(String account, String template, JsonNode body) {
		ObjectNode read = body.isNull() ? JsonNodeFactory.instance.objectNode() : START.read(body);
		JsonNode parameters = read.path("parameters");
		Workflow workflow = new Workflow(Room.newId(), account, template, this.room.now(),
				parameters.path("dataset_uuid").asString(null), parameters.path("model_uuid").asString(null));
		this.workflows.put(workflow.id, workflow);
		workflow.phase = "Running";
		tell("workflow_started", workflow, null);
		this.room.later(this.options.trainingStep(), () -> {
			tell("workflow_task_started", workflow, TASK);
			this.room.later(this.options.trainingStep(), () -> finish(workflow));
		});
		return JsonNodeFactory.instance.objectNode().put("workflow_id", workflow.id);
	}

	private void finish(Workflow workflow) {
		boolean failed = workflow.template.equals("fail");
		tell(failed ? "workflow_task_failed" : "workflow_task_succeeded", workflow, TASK);
		workflow.phase = failed ? "Failed" : "Succeeded";
		tell(failed ? "workflow_failed" : "workflow_succeeded", workflow, null);
	}

	/**
	 * Return a workflow.
	 * @param account the account
	 * @param id the workflow
	 * @return the workflow
	 * @throws ServiceException with status 404 if the account has no such workflow
	 */
	public ObjectNode get(String account, String id) {
		Workflow workflow = this.workflows.get(id);
		if (workflow == null || !workflow.account.equals(account)) {
			throw new ServiceException(404, "There is no workflow '%s'".formatted(id));
		}
		return workflow.json();
	}

	void clear() {
		this.workflows.clear();
	}

	/**
	 * List workflows.
	 * @param account the account
	 * @param datasets the datasets to list, none for all
	 * @param models the models to list, none for all
	 * @param phases the phases to list, none for all
	 * @return the workflows, oldest first
	 */
	public ArrayNode list(String account, List<String> datasets, List<String> models, List<String> phases) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.workflows.values()
			.stream()
			.filter((workflow) -> workflow.account.equals(account))
			.filter((workflow) -> datasets.isEmpty() || datasets.contains(workflow.dataset))
			.filter((workflow) -> models.isEmpty() || models.contains(workflow.model))
			.filter((workflow) -> phases.isEmpty() || phases.contains(workflow.phase))
			.forEach((workflow) -> list.add(workflow.json()));
		return list;
	}

	List<WorkflowSnapshot> snapshots() {
		return this.workflows.values()
			.stream()
			.map((workflow) -> new WorkflowSnapshot(workflow.id, workflow.account, workflow.template, workflow.phase))
			.toList();
	}

	private void tell(String type, Workflow workflow, @Nullable String task) {
		if (this.workflows.containsKey(workflow.id)) {
			this.room.tell(ChangeEvent.ofWorkflow(type, workflow.account, workflow.dataset, workflow.model, workflow.id,
					task));
		}
	}

	private static final class Workflow {

		private final String id;

		private final String account;

		private final String template;

		private final String createdAt;

		private final @Nullable String dataset;

		private final @Nullable String model;

		private String phase = "Pending";

		Workflow(String id, String account, String template, String createdAt, @Nullable String dataset,
				@Nullable String model) {
			this.id = id;
			this.account = account;
			this.template = template;
			this.createdAt = createdAt;
			this.dataset = dataset;
			this.model = model;
		}

		ObjectNode json() {
			ObjectNode json = JsonNodeFactory.instance.objectNode();
			ObjectNode metadata = json.putObject("metadata");
			metadata.put("workflow_id", this.id).put("created_at", this.createdAt);
			metadata.putObject("labels")
				.put("account_uuid", this.account)
				.put("dataset_uuid", this.dataset)
				.put("model_uuid", this.model)
				.put("phase", this.phase);
			return json;
		}

	}

}

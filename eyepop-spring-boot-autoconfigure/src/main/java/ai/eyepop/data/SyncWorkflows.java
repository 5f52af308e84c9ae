package ai.eyepop.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.workflow.StartedWorkflow;
import ai.eyepop.data.workflow.Workflow;
import ai.eyepop.data.workflow.WorkflowCreate;
import ai.eyepop.data.workflow.WorkflowListRequest;

/**
 * Workflows of the Data API, waited for.
 *
 * @since 0.1.0
 * @see Workflows
 */
@HttpExchange(accept = "application/json")
public interface SyncWorkflows {

	/**
	 * Start a workflow in the endpoint's account.
	 * @param templateName name of the template
	 * @param workflow the workflow
	 * @return its id
	 */
	default StartedWorkflow start(String templateName, WorkflowCreate workflow) {
		return start(templateName, workflow, null);
	}

	/**
	 * Start a workflow.
	 * @param templateName name of the template
	 * @param workflow the workflow
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return its id
	 */
	@Operation(value = "start_workflow", idempotent = false)
	@PostExchange("/workflows")
	StartedWorkflow start(@RequestParam("template_name") String templateName, @RequestBody WorkflowCreate workflow,
			@AccountUuid @Nullable String accountUuid);

	/**
	 * Read a workflow of the endpoint's account.
	 * @param workflowId id of the workflow
	 * @return the workflow
	 */
	default Workflow get(String workflowId) {
		return get(workflowId, null);
	}

	/**
	 * Read a workflow.
	 * @param workflowId id of the workflow
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the workflow
	 */
	@Operation(value = "get_workflow", idempotent = true)
	@GetExchange("/workflows/{workflowId}")
	Workflow get(@PathVariable String workflowId, @AccountUuid @Nullable String accountUuid);

	/**
	 * List the workflows of the endpoint's account.
	 * @return the workflows
	 */
	default List<Workflow> list() {
		return list(WorkflowListRequest.all());
	}

	/**
	 * List workflows.
	 * @param request which workflows to list
	 * @return the workflows
	 */
	@Operation(value = "list_workflows", idempotent = true)
	@GetExchange("/workflows")
	List<Workflow> list(@Query WorkflowListRequest request);

}

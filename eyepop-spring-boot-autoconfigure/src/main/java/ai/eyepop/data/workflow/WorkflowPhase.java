package ai.eyepop.data.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Phase of a workflow. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record WorkflowPhase(@JsonValue String value) {

	/**
	 * Nothing is known.
	 */
	public static final WorkflowPhase UNKNOWN = new WorkflowPhase("Unknown");

	/**
	 * Waits to be run.
	 */
	public static final WorkflowPhase PENDING = new WorkflowPhase("Pending");

	/**
	 * Runs.
	 */
	public static final WorkflowPhase RUNNING = new WorkflowPhase("Running");

	/**
	 * Ended well.
	 */
	public static final WorkflowPhase SUCCEEDED = new WorkflowPhase("Succeeded");

	/**
	 * Ended badly.
	 */
	public static final WorkflowPhase FAILED = new WorkflowPhase("Failed");

	/**
	 * Could not be run.
	 */
	public static final WorkflowPhase ERROR = new WorkflowPhase("Error");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static WorkflowPhase of(String value) {
		return new WorkflowPhase(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package ai.eyepop.data.event;

import java.io.Serializable;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Type of a change. The service may add types: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ChangeType(@JsonValue String value) implements Serializable {

	/**
	 * A dataset was added.
	 */
	public static final ChangeType DATASET_ADDED = new ChangeType("dataset_added");

	/**
	 * A dataset was removed.
	 */
	public static final ChangeType DATASET_REMOVED = new ChangeType("dataset_removed");

	/**
	 * A dataset was modified.
	 */
	public static final ChangeType DATASET_MODIFIED = new ChangeType("dataset_modified");

	/**
	 * A version of a dataset was modified.
	 */
	public static final ChangeType DATASET_VERSION_MODIFIED = new ChangeType("dataset_version_modified");

	/**
	 * An asset was added.
	 */
	public static final ChangeType ASSET_ADDED = new ChangeType("asset_added");

	/**
	 * An asset was removed.
	 */
	public static final ChangeType ASSET_REMOVED = new ChangeType("asset_removed");

	/**
	 * The status of an asset changed.
	 */
	public static final ChangeType ASSET_STATUS_MODIFIED = new ChangeType("asset_status_modified");

	/**
	 * The annotations of an asset changed.
	 */
	public static final ChangeType ASSET_ANNOTATION_MODIFIED = new ChangeType("asset_annotation_modified");

	/**
	 * A model was added.
	 */
	public static final ChangeType MODEL_ADDED = new ChangeType("model_added");

	/**
	 * A model was removed.
	 */
	public static final ChangeType MODEL_REMOVED = new ChangeType("model_removed");

	/**
	 * A model was modified.
	 */
	public static final ChangeType MODEL_MODIFIED = new ChangeType("model_modified");

	/**
	 * The status of a model changed.
	 */
	public static final ChangeType MODEL_STATUS_MODIFIED = new ChangeType("model_status_modified");

	/**
	 * The training of a model made progress.
	 */
	public static final ChangeType MODEL_PROGRESS = new ChangeType("model_progress");

	/**
	 * A workflow was started.
	 */
	public static final ChangeType WORKFLOW_STARTED = new ChangeType("workflow_started");

	/**
	 * A workflow succeeded.
	 */
	public static final ChangeType WORKFLOW_SUCCEEDED = new ChangeType("workflow_succeeded");

	/**
	 * A workflow failed.
	 */
	public static final ChangeType WORKFLOW_FAILED = new ChangeType("workflow_failed");

	/**
	 * A task of a workflow was started.
	 */
	public static final ChangeType WORKFLOW_TASK_STARTED = new ChangeType("workflow_task_started");

	/**
	 * A task of a workflow succeeded.
	 */
	public static final ChangeType WORKFLOW_TASK_SUCCEEDED = new ChangeType("workflow_task_succeeded");

	/**
	 * A task of a workflow failed.
	 */
	public static final ChangeType WORKFLOW_TASK_FAILED = new ChangeType("workflow_task_failed");

	/**
	 * The service dropped events: what is followed must be read again.
	 */
	public static final ChangeType EVENTS_LOST = new ChangeType("events_lost");

	private static final Set<ChangeType> KNOWN = Set.of(DATASET_ADDED, DATASET_REMOVED, DATASET_MODIFIED,
			DATASET_VERSION_MODIFIED, ASSET_ADDED, ASSET_REMOVED, ASSET_STATUS_MODIFIED, ASSET_ANNOTATION_MODIFIED,
			MODEL_ADDED, MODEL_REMOVED, MODEL_MODIFIED, MODEL_STATUS_MODIFIED, MODEL_PROGRESS, WORKFLOW_STARTED,
			WORKFLOW_SUCCEEDED, WORKFLOW_FAILED, WORKFLOW_TASK_STARTED, WORKFLOW_TASK_SUCCEEDED, WORKFLOW_TASK_FAILED,
			EVENTS_LOST);

	/**
	 * Return the type for a text.
	 * @param value the value on the wire
	 * @return the type
	 */
	@JsonCreator
	public static ChangeType of(String value) {
		return new ChangeType(value);
	}

	/**
	 * Return whether this version knows the type.
	 * @return whether it is one of the constants
	 */
	public boolean isKnown() {
		return KNOWN.contains(this);
	}

	/**
	 * Return what changes of this type are about. A type that is not known belongs to the
	 * family that its name begins with, if there is one.
	 * @return the family
	 */
	public ChangeFamily family() {
		if (equals(EVENTS_LOST)) {
			return ChangeFamily.LOST;
		}
		return switch (this.value.substring(0, Math.max(0, this.value.indexOf('_')))) {
			case "dataset" -> ChangeFamily.DATASET;
			case "asset" -> ChangeFamily.ASSET;
			case "model" -> ChangeFamily.MODEL;
			case "workflow" -> ChangeFamily.WORKFLOW;
			default -> ChangeFamily.UNKNOWN;
		};
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package ai.eyepop.data.event;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * Change that the service tells of.
 *
 * @param type type of the change, possibly one that this version does not know
 * @param accountUuid id of the account; empty if the service did not say
 * @param datasetUuid id of the dataset, if one is concerned
 * @param datasetVersion number of the dataset's version, if one is concerned
 * @param assetUuid id of the asset, if one is concerned
 * @param modelUuid id of the model, if one is concerned
 * @param workflowId id of the workflow, if one is concerned
 * @param workflowTaskName name of the workflow's task, if one is concerned
 * @param message what the service says about it, such as a new status
 * @since 0.1.0
 */
public record ChangeEvent(ChangeType type, String accountUuid, @Nullable String datasetUuid,
		@Nullable Integer datasetVersion, @Nullable String assetUuid, @Nullable String modelUuid,
		@Nullable String workflowId, @Nullable String workflowTaskName,
		@Nullable String message) implements DataEvent, Serializable {

	/**
	 * Return what the change is about.
	 * @return the family of its type
	 */
	public ChangeFamily family() {
		return this.type.family();
	}

	@Override
	public boolean mayHaveMissedChanges() {
		return family() == ChangeFamily.LOST;
	}

}

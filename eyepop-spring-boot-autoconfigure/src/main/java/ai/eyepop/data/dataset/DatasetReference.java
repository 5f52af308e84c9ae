package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A dataset, or a version of it.
 *
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version; {@code null} for the one that can be
 * modified
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetReference(@JsonProperty("dataset_uuid") @Nullable String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion) {

	/**
	 * Refer to the version of a dataset that can be modified.
	 * @param datasetUuid id of the dataset
	 * @return a new reference
	 */
	public static DatasetReference of(String datasetUuid) {
		return new DatasetReference(datasetUuid, null);
	}

	/**
	 * Refer to a version of a dataset.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version
	 * @return a new reference
	 */
	public static DatasetReference of(String datasetUuid, int datasetVersion) {
		return new DatasetReference(datasetUuid, datasetVersion);
	}

}

package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What to tell about a dataset.
 *
 * @param includeStats whether versions tell how many assets are in which state
 * @param datasetVersion number of the only version to tell about
 * @param modifiableVersionOnly whether to tell about the version that can be modified
 * only
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetGetRequest(@JsonProperty("include_stats") boolean includeStats,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("modifiable_version_only") @Nullable Boolean modifiableVersionOnly) {

	/**
	 * Create a request for all versions without their numbers of assets.
	 * @return a new request
	 */
	public static DatasetGetRequest defaults() {
		return new DatasetGetRequest(false, null, null);
	}

	/**
	 * Return this request with or without numbers of assets.
	 * @param includeStats whether versions tell how many assets are in which state
	 * @return a new request
	 */
	public DatasetGetRequest withStats(boolean includeStats) {
		return new DatasetGetRequest(includeStats, this.datasetVersion, this.modifiableVersionOnly);
	}

	/**
	 * Return this request for one version.
	 * @param datasetVersion number of the only version to tell about
	 * @return a new request
	 */
	public DatasetGetRequest withDatasetVersion(@Nullable Integer datasetVersion) {
		return new DatasetGetRequest(this.includeStats, datasetVersion, this.modifiableVersionOnly);
	}

	/**
	 * Return this request for some of the versions.
	 * @param modifiableVersionOnly whether to tell about the version that can be modified
	 * only
	 * @return a new request
	 */
	public DatasetGetRequest withModifiableVersionOnly(@Nullable Boolean modifiableVersionOnly) {
		return new DatasetGetRequest(this.includeStats, this.datasetVersion, modifiableVersionOnly);
	}

}

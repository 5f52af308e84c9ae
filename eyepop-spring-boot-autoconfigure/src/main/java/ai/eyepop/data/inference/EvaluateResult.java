package ai.eyepop.data.inference;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * The result of an evaluation.
 *
 * @param datasetUuid id of the dataset
 * @param datasetVersion number of the version
 * @param status whether it was done
 * @param statusMessage what went wrong
 * @param source what was evaluated, in the words of who asked
 * @param metrics how good the answers were
 * @param runInfo what the evaluation took
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EvaluateResult(@JsonProperty("dataset_uuid") String datasetUuid,
		@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("status") @Nullable EvaluationStatus status,
		@JsonProperty("status_message") @Nullable String statusMessage, @JsonProperty("source") @Nullable String source,
		@JsonProperty("metrics") Map<String, @Nullable Object> metrics,
		@JsonProperty("run_info") @Nullable EvaluateRunInfo runInfo,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public EvaluateResult {
		Members.required(datasetUuid, "dataset_uuid");
		metrics = Members.map(metrics);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param datasetUuid id of the dataset
	 * @return a new builder
	 */
	public static Builder builder(String datasetUuid) {
		return new Builder(datasetUuid);
	}

	/**
	 * Builder of {@link EvaluateResult}.
	 */
	public static final class Builder {

		private final String datasetUuid;

		private @Nullable Integer datasetVersion;

		private @Nullable EvaluationStatus status;

		private @Nullable String statusMessage;

		private @Nullable String source;

		private Map<String, @Nullable Object> metrics = Map.of();

		private @Nullable EvaluateRunInfo runInfo;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String datasetUuid) {
			this.datasetUuid = datasetUuid;
		}

		/**
		 * Set the dataset version.
		 * @param datasetVersion number of the version
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
			return this;
		}

		/**
		 * Set the status.
		 * @param status whether it was done
		 * @return this builder
		 */
		public Builder status(@Nullable EvaluationStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Set the status message.
		 * @param statusMessage what went wrong
		 * @return this builder
		 */
		public Builder statusMessage(@Nullable String statusMessage) {
			this.statusMessage = statusMessage;
			return this;
		}

		/**
		 * Set the source.
		 * @param source what was evaluated, in the words of who asked
		 * @return this builder
		 */
		public Builder source(@Nullable String source) {
			this.source = source;
			return this;
		}

		/**
		 * Set the metrics.
		 * @param metrics how good the answers were
		 * @return this builder
		 */
		public Builder metrics(Map<String, @Nullable Object> metrics) {
			this.metrics = metrics;
			return this;
		}

		/**
		 * Set the run info.
		 * @param runInfo what the evaluation took
		 * @return this builder
		 */
		public Builder runInfo(@Nullable EvaluateRunInfo runInfo) {
			this.runInfo = runInfo;
			return this;
		}

		/**
		 * Set the members that this version does not know.
		 * @param other members that this version does not know, by name
		 * @return this builder
		 */
		public Builder other(Map<String, @Nullable Object> other) {
			this.other = other;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new result
		 */
		public EvaluateResult build() {
			return new EvaluateResult(this.datasetUuid, this.datasetVersion, this.status, this.statusMessage,
					this.source, this.metrics, this.runInfo, this.other);
		}

	}

}

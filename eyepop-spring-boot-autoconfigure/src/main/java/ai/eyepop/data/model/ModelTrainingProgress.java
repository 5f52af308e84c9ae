package ai.eyepop.data.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.internal.Members;
import ai.eyepop.data.internal.WireInstant;

/**
 * How far a training is.
 *
 * @param stage stage
 * @param queueLength number of trainings before this one
 * @param startedAt time of the start
 * @param finishedAt time of the end
 * @param statusCode result as an HTTP status
 * @param statusMessage what went wrong
 * @param metrics how good the model is so far
 * @param samples what the model finds so far
 * @param remainingSecondsMin least time that is left, in seconds
 * @param remainingSecondsMax longest time that is left, in seconds
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelTrainingProgress(@JsonProperty("stage") ModelTrainingStage stage,
		@JsonProperty("queue_length") @Nullable Integer queueLength,
		@JsonProperty("started_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant startedAt,
		@JsonProperty("finished_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant finishedAt,
		@JsonProperty("status_code") @Nullable Integer statusCode,
		@JsonProperty("status_message") @Nullable String statusMessage,
		@JsonProperty("metrics") @Nullable ModelMetrics metrics,
		@JsonProperty("samples") List<ModelTrainingSample> samples,
		@JsonProperty("remaining_seconds_min") @Nullable Double remainingSecondsMin,
		@JsonProperty("remaining_seconds_max") @Nullable Double remainingSecondsMax,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public ModelTrainingProgress {
		Members.required(stage, "stage");
		samples = Members.list(samples);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param stage stage
	 * @return a new builder
	 */
	public static Builder builder(ModelTrainingStage stage) {
		return new Builder(stage);
	}

	/**
	 * Builder of {@link ModelTrainingProgress}.
	 */
	public static final class Builder {

		private final ModelTrainingStage stage;

		private @Nullable Integer queueLength;

		private @Nullable Instant startedAt;

		private @Nullable Instant finishedAt;

		private @Nullable Integer statusCode;

		private @Nullable String statusMessage;

		private @Nullable ModelMetrics metrics;

		private List<ModelTrainingSample> samples = List.of();

		private @Nullable Double remainingSecondsMin;

		private @Nullable Double remainingSecondsMax;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(ModelTrainingStage stage) {
			this.stage = stage;
		}

		/**
		 * Set the queue length.
		 * @param queueLength number of trainings before this one
		 * @return this builder
		 */
		public Builder queueLength(@Nullable Integer queueLength) {
			this.queueLength = queueLength;
			return this;
		}

		/**
		 * Set the started at.
		 * @param startedAt time of the start
		 * @return this builder
		 */
		public Builder startedAt(@Nullable Instant startedAt) {
			this.startedAt = startedAt;
			return this;
		}

		/**
		 * Set the finished at.
		 * @param finishedAt time of the end
		 * @return this builder
		 */
		public Builder finishedAt(@Nullable Instant finishedAt) {
			this.finishedAt = finishedAt;
			return this;
		}

		/**
		 * Set the status code.
		 * @param statusCode result as an HTTP status
		 * @return this builder
		 */
		public Builder statusCode(@Nullable Integer statusCode) {
			this.statusCode = statusCode;
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
		 * Set the metrics.
		 * @param metrics how good the model is so far
		 * @return this builder
		 */
		public Builder metrics(@Nullable ModelMetrics metrics) {
			this.metrics = metrics;
			return this;
		}

		/**
		 * Set the samples.
		 * @param samples what the model finds so far
		 * @return this builder
		 */
		public Builder samples(List<ModelTrainingSample> samples) {
			this.samples = samples;
			return this;
		}

		/**
		 * Set the remaining seconds min.
		 * @param remainingSecondsMin least time that is left, in seconds
		 * @return this builder
		 */
		public Builder remainingSecondsMin(@Nullable Double remainingSecondsMin) {
			this.remainingSecondsMin = remainingSecondsMin;
			return this;
		}

		/**
		 * Set the remaining seconds max.
		 * @param remainingSecondsMax longest time that is left, in seconds
		 * @return this builder
		 */
		public Builder remainingSecondsMax(@Nullable Double remainingSecondsMax) {
			this.remainingSecondsMax = remainingSecondsMax;
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
		 * @return a new progress
		 */
		public ModelTrainingProgress build() {
			return new ModelTrainingProgress(this.stage, this.queueLength, this.startedAt, this.finishedAt,
					this.statusCode, this.statusMessage, this.metrics, this.samples, this.remainingSecondsMin,
					this.remainingSecondsMax, this.other);
		}

	}

}

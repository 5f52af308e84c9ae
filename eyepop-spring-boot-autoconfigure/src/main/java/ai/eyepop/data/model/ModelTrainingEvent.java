package ai.eyepop.data.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * What a trainer tells about a training. What was not set is not sent; what was set to
 * {@code null} is sent as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record ModelTrainingEvent(@JsonValue Map<String, @Nullable Object> members) {

	public ModelTrainingEvent {
		members = Members.map(members);
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
	 * Builder of {@link ModelTrainingEvent}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(ModelTrainingStage stage) {
			Assert.notNull(stage, "'stage' must not be null");
			this.members.put("stage", stage);
		}

		/**
		 * Set the job identifier.
		 * @param jobIdentifier id of the training at the trainer
		 * @return this builder
		 */
		public Builder jobIdentifier(@Nullable String jobIdentifier) {
			this.members.put("job_identifier", jobIdentifier);
			return this;
		}

		/**
		 * Set the work storage url.
		 * @param workStorageUrl where the trainer keeps its files
		 * @return this builder
		 */
		public Builder workStorageUrl(@Nullable String workStorageUrl) {
			this.members.put("work_storage_url", workStorageUrl);
			return this;
		}

		/**
		 * Set the elapsed units.
		 * @param elapsedUnits what is done, in units of the trainer
		 * @return this builder
		 */
		public Builder elapsedUnits(@Nullable Double elapsedUnits) {
			this.members.put("elapsed_units", elapsedUnits);
			return this;
		}

		/**
		 * Set the remaining units min.
		 * @param remainingUnitsMin least that is left to do, in units of the trainer
		 * @return this builder
		 */
		public Builder remainingUnitsMin(@Nullable Double remainingUnitsMin) {
			this.members.put("remaining_units_min", remainingUnitsMin);
			return this;
		}

		/**
		 * Set the remaining units max.
		 * @param remainingUnitsMax most that is left to do, in units of the trainer
		 * @return this builder
		 */
		public Builder remainingUnitsMax(@Nullable Double remainingUnitsMax) {
			this.members.put("remaining_units_max", remainingUnitsMax);
			return this;
		}

		/**
		 * Set the status code.
		 * @param statusCode result: 200, 400 or 500
		 * @return this builder
		 */
		public Builder statusCode(@Nullable Integer statusCode) {
			this.members.put("status_code", statusCode);
			return this;
		}

		/**
		 * Set the status message.
		 * @param statusMessage what went wrong
		 * @return this builder
		 */
		public Builder statusMessage(@Nullable String statusMessage) {
			this.members.put("status_message", statusMessage);
			return this;
		}

		/**
		 * Set the samples.
		 * @param samples what the model finds so far
		 * @return this builder
		 */
		public Builder samples(@Nullable List<ModelTrainingSample> samples) {
			this.members.put("samples", (samples != null)
					? samples.stream().map((sample) -> Arrays.asList(sample.assetUuid(), sample.prediction())).toList()
					: null);
			return this;
		}

		/**
		 * Set the cpr.
		 * @param cpr points of the curve: confidence, precision and recall, each from 0
		 * to 1
		 * @return this builder
		 */
		public Builder cpr(@Nullable List<List<Double>> cpr) {
			this.members.put("cpr", Members.given(cpr));
			return this;
		}

		/**
		 * Set the cpr transposed.
		 * @param cprTransposed the same as three lists
		 * @return this builder
		 */
		public Builder cprTransposed(@Nullable List<List<Double>> cprTransposed) {
			this.members.put("cpr_transposed", Members.given(cprTransposed));
			return this;
		}

		/**
		 * Create the record.
		 * @return a new event
		 */
		public ModelTrainingEvent build() {
			return new ModelTrainingEvent(this.members);
		}

	}

}

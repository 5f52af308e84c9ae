package ai.eyepop.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of jobs.
 *
 * @since 0.1.0
 */
public enum JobObservationDocumentation implements ObservationDocumentation {

	/**
	 * A job, from its submission to the end of its answer.
	 */
	JOB {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultJobObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}

	};

	/**
	 * Keys with few values.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Name of the endpoint.
		 */
		ENDPOINT("endpoint"),

		/**
		 * Simple name of the class of the job's error, or {@code none}.
		 */
		EXCEPTION("exception"),

		/**
		 * Kind of the work.
		 */
		KIND("kind"),

		/**
		 * How the job ended, or {@code running}.
		 */
		OUTCOME("outcome"),

		/**
		 * Kind of what is worked on.
		 */
		SOURCE("source");

		private final String key;

		LowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Keys with many values, which are part of traces only.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the asset that the job is about, if there is one.
		 */
		ASSET_UUID("asset.uuid"),

		/**
		 * Id of the dataset that the job is about, if there is one.
		 */
		DATASET_UUID("dataset.uuid"),

		/**
		 * Id under which the service promised the result, if it did.
		 */
		REQUEST_ID("request.id"),

		/**
		 * Number of results.
		 */
		RESULTS("results");

		private final String key;

		HighCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * What happens to a job.
	 */
	public enum Events implements Observation.Event {

		/**
		 * The job has waited for its slot, and starts.
		 */
		QUEUE_WAIT("queue.wait", "got its slot"),

		/**
		 * The first result is there.
		 */
		FIRST_RESULT("first.result", "got its first result");

		private final String name;

		private final String contextualName;

		Events(String name, String contextualName) {
			this.name = name;
			this.contextualName = contextualName;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public String getContextualName() {
			return this.contextualName;
		}

	}

}

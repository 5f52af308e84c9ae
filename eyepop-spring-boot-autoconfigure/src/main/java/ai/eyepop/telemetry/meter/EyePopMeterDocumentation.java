package ai.eyepop.telemetry.meter;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

import ai.eyepop.http.ConnectionState;

/**
 * The meters of endpoints.
 *
 * @since 0.1.0
 * @see EyePopMeters
 */
public enum EyePopMeterDocumentation implements MeterDocumentation {

	/**
	 * Jobs that run.
	 */
	JOBS_ACTIVE("eyepop.jobs.active", Meter.Type.GAUGE, null, "Jobs that run.", Keys.API, Keys.ENDPOINT),

	/**
	 * Jobs that wait for a slot.
	 */
	JOBS_QUEUED("eyepop.jobs.queued", Meter.Type.GAUGE, null, "Jobs that wait for a slot.", Keys.API, Keys.ENDPOINT),

	/**
	 * Jobs that have ended.
	 */
	JOBS_ENDED("eyepop.jobs.ended", Meter.Type.COUNTER, null, "Jobs that have ended.", Keys.API, Keys.ENDPOINT,
			Keys.KIND, Keys.OUTCOME),

	/**
	 * Time from the submission of a job to its first result.
	 */
	JOBS_TIME_TO_FIRST_RESULT("eyepop.jobs.time.to.first.result", Meter.Type.TIMER, null,
			"Time from the submission of a job to its first result.", Keys.API, Keys.ENDPOINT, Keys.KIND),

	/**
	 * Predictions that have arrived.
	 */
	PREDICTIONS("eyepop.predictions", Meter.Type.COUNTER, null, "Predictions that have arrived.", Keys.API,
			Keys.ENDPOINT),

	/**
	 * Places among which submissions are spread.
	 */
	WORKER_ENDPOINTS_KNOWN("eyepop.worker.endpoints.known", Meter.Type.GAUGE, null,
			"Places among which submissions are spread.", Keys.API, Keys.ENDPOINT),

	/**
	 * Places that are not left alone after a failure.
	 */
	WORKER_ENDPOINTS_HEALTHY("eyepop.worker.endpoints.healthy", Meter.Type.GAUGE, null,
			"Places that are not left alone after a failure.", Keys.API, Keys.ENDPOINT),

	/**
	 * Bytes sent.
	 */
	HTTP_SENT("eyepop.http.sent", Meter.Type.COUNTER, "bytes", "Bytes sent.", Keys.API, Keys.ENDPOINT),

	/**
	 * Bytes received.
	 */
	HTTP_RECEIVED("eyepop.http.received", Meter.Type.COUNTER, "bytes", "Bytes received.", Keys.API, Keys.ENDPOINT),

	/**
	 * Requests that were sent again.
	 */
	HTTP_RETRIES("eyepop.http.retries", Meter.Type.COUNTER, null, "Requests that were sent again.", Keys.API,
			Keys.ENDPOINT, Keys.REASON),

	/**
	 * Exchanges of a key for a new token.
	 */
	TOKEN_REFRESHES("eyepop.token.refreshes", Meter.Type.COUNTER, null, "Exchanges of a key for a new token.", Keys.API,
			Keys.ENDPOINT, Keys.OUTCOME),

	/**
	 * Whether the socket of change events is in a state.
	 */
	EVENTS_SOCKET("eyepop.events.socket", Meter.Type.GAUGE, null, "Whether the socket of change events is in a state.",
			Keys.API, Keys.ENDPOINT, Keys.STATE),

	/**
	 * Attempts to open the socket of change events again.
	 */
	EVENTS_RECONNECTS("eyepop.events.reconnects", Meter.Type.COUNTER, null,
			"Attempts to open the socket of change events again.", Keys.API, Keys.ENDPOINT),

	/**
	 * Change events that have arrived.
	 */
	EVENTS_RECEIVED("eyepop.events.received", Meter.Type.COUNTER, null, "Change events that have arrived.", Keys.API,
			Keys.ENDPOINT, Keys.TYPE);

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final String description;

	private final Keys[] keys;

	EyePopMeterDocumentation(String name, Meter.Type type, @Nullable String baseUnit, String description,
			Keys... keys) {
		this.name = name;
		this.type = type;
		this.baseUnit = baseUnit;
		this.description = description;
		this.keys = keys;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
	}

	@Override
	public KeyName[] getKeyNames() {
		return this.keys.clone();
	}

	/**
	 * Return the description.
	 * @return what is measured
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Keys of tags.
	 */
	public enum Keys implements KeyName {

		/**
		 * The API: {@code worker} or {@code data}.
		 */
		API("api"),

		/**
		 * Name of the endpoint.
		 */
		ENDPOINT("endpoint"),

		/**
		 * Kind of a job's work.
		 */
		KIND("kind"),

		/**
		 * How something ended.
		 */
		OUTCOME("outcome"),

		/**
		 * Name of the strategy by which a request is sent again.
		 */
		REASON("reason"),

		/**
		 * State of the socket, as in {@link ConnectionState}: {@code new} while nobody
		 * listens, {@code connecting}, {@code connected}, {@code failed} until it is open
		 * again, or {@code disconnected}.
		 */
		STATE("state"),

		/**
		 * Type of a change, {@code unknown} for those that this version does not know.
		 */
		TYPE("type");

		private final String key;

		Keys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}

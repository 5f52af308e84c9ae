package ai.eyepop.telemetry.trace;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Whether EyePop is told about the requests of an endpoint, and how many are kept for it.
 *
 * @param enabled whether it is told; {@code null} to tell it unless the Compute API is
 * the way in, as it is with an API key and in local mode
 * @param maxBuffer most finished requests that are kept until they are told, from 1 to
 * 32,767; the oldest are dropped first
 * @since 0.1.0
 */
public record TraceSettings(@Nullable Boolean enabled, int maxBuffer) {

	/** What an index into the hosts or paths of a record can be. */
	private static final int MOST = Short.MAX_VALUE;

	private static final TraceSettings DEFAULTS = new TraceSettings(null, 1204);

	public TraceSettings {
		Assert.isTrue(maxBuffer >= 1 && maxBuffer <= MOST,
				() -> "'maxBuffer' must be from 1 to %d, but is %d".formatted(MOST, maxBuffer));
	}

	/**
	 * Return the defaults: up to 1,204 requests, unless the Compute API is the way in.
	 * @return the defaults
	 */
	public static TraceSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * Return these settings with a decision, whatever the way in.
	 * @param enabled whether EyePop is told
	 * @return new settings
	 */
	public TraceSettings withEnabled(boolean enabled) {
		return new TraceSettings(enabled, this.maxBuffer);
	}

	/**
	 * Return these settings with another number of requests.
	 * @param maxBuffer most finished requests that are kept
	 * @return new settings
	 */
	public TraceSettings withMaxBuffer(int maxBuffer) {
		return new TraceSettings(this.enabled, maxBuffer);
	}

	boolean isEnabled(boolean byDefault) {
		return (this.enabled != null) ? this.enabled : byDefault;
	}

}

package ai.eyepop.telemetry;

import java.util.Locale;

/**
 * API that an endpoint is the way to.
 *
 * @since 0.1.0
 */
public enum EndpointApi {

	/** The Worker API. */
	WORKER,

	/** The Data API. */
	DATA;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

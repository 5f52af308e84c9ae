package ai.eyepop.telemetry;

/**
 * Counts of the places among which an endpoint spreads its submissions.
 *
 * @param known how many there are; 0 as long as nothing is connected
 * @param healthy how many of them are in use, and not left alone after a failure
 * @since 0.1.0
 */
public record EndpointCounts(int known, int healthy) {

	/** No places. */
	public static final EndpointCounts NONE = new EndpointCounts(0, 0);

}

package ai.eyepop.emulator.fault;

import java.util.Locale;

/**
 * Effect of a fault on a request that it strikes.
 */
public enum FaultEffect {

	/** A status is answered, and nothing done. */
	STATUS,

	/**
	 * The connection is reset (RST), in place of the answer or after some lines of it.
	 */
	RESET,

	/**
	 * The answer is held back, from its beginning or after some lines, until the client
	 * leaves or the fault is cleared.
	 */
	STALL,

	/** There is a pause before each line of the answer. */
	SLOW_LINES,

	/** There is a pause before each byte of the answer. */
	SLOW_BYTES,

	/** A line is cut in the middle, then the answer ends as if it was complete. */
	TRUNCATE_LINE,

	/** An error event ends the answer. */
	ERROR_EVENT,

	/** An error event in its older form ends the answer. */
	ERROR_EVENT_OLD,

	/** A line of any text is put into the answer. */
	MALFORMED_LINE,

	/** The token of the request is made invalid, and status 401 answered. */
	EXPIRED_TOKEN,

	/**
	 * The pipeline of the request is deleted, and status 404 answered. Jobs that run on
	 * it come to their end.
	 */
	PIPELINE_GONE,

	/** Nothing else than the fault's delay. */
	DELAY;

	/**
	 * Return the name in the JSON of faults.
	 * @return the name in lower case, words joined by a hyphen
	 */
	public String jsonName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Return whether the effect is on the lines of the answer, where its beginning is as
	 * it should be.
	 * @param afterLines the number of lines that pass first, negative if none is given
	 * @return whether the answer begins without a fault
	 */
	public boolean isOnLines(int afterLines) {
		return switch (this) {
			case RESET, STALL -> afterLines >= 0;
			case SLOW_LINES, SLOW_BYTES, TRUNCATE_LINE, ERROR_EVENT, ERROR_EVENT_OLD, MALFORMED_LINE -> true;
			default -> false;
		};
	}

}

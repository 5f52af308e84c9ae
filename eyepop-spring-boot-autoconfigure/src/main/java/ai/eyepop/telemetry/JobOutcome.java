package ai.eyepop.telemetry;

import java.util.Locale;

/**
 * How a job ended.
 *
 * @since 0.1.0
 */
public enum JobOutcome {

	/** Without an error. */
	SUCCESS,

	/** With an error. */
	ERROR,

	/** By a cancel, or because its endpoint was closed. */
	CANCELED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

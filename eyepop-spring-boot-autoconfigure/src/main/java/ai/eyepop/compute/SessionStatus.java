package ai.eyepop.compute;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Status of a session. The service's words are matched by what they contain.
 *
 * @since 0.1.0
 */
public enum SessionStatus {

	/** Being started. */
	PENDING,

	/** Ready for pipelines. */
	RUNNING,

	/** Stopped for good. */
	STOPPED,

	/** Failed for good. */
	FAILED,

	/** Ended by an error, for good. */
	ERROR,

	/** A word that this version does not know. */
	UNKNOWN;

	static SessionStatus of(@Nullable String word) {
		String status = (word != null) ? word.toLowerCase(Locale.ROOT) : "";
		if (status.contains("error")) {
			return ERROR;
		}
		if (status.contains("fail")) {
			return FAILED;
		}
		if (status.contains("stop")) {
			return STOPPED;
		}
		if (status.contains("run")) {
			return RUNNING;
		}
		if (status.contains("pending") || status.contains("creat") || status.contains("start")) {
			return PENDING;
		}
		return UNKNOWN;
	}

	boolean isFinal() {
		return this == STOPPED || this == FAILED || this == ERROR;
	}

}

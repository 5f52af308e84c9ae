package ai.eyepop.job;

/**
 * State of a {@link Job}.
 *
 * @since 0.1.0
 */
public enum JobState {

	/** Waiting for a slot. */
	CREATED,

	/** Running, without a result so far. */
	STARTED,

	/** Running, with a result or more. */
	IN_PROGRESS,

	/** Ended without an error, or canceled. */
	FINISHED,

	/** Ended with an error. */
	FAILED,

	/**
	 * Ended, and everything was consumed: the results, and the error if there was one.
	 */
	DRAINED;

	/**
	 * Return whether the job has ended.
	 * @return whether nothing more will arrive
	 */
	public boolean isEnded() {
		return this == FINISHED || this == FAILED || this == DRAINED;
	}

}

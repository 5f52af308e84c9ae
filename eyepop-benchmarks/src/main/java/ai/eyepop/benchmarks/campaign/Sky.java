package ai.eyepop.benchmarks.campaign;

/**
 * What went on around the jobs of a round, beside the faults that were planned for them.
 *
 * @param stormy whether endpoints were down, or other services failed, at most a round
 * ago
 * @param disturbed whether a request that concerns all jobs broke off
 * @param slow whether the machine stood still, or was so slow that a client may rightly
 * say that it heard nothing for too long
 */
record Sky(boolean stormy, boolean disturbed, boolean slow) {

	/**
	 * Return whether a job may have failed without a record of the service.
	 * @return whether it may
	 */
	boolean explainsMuch() {
		return this.stormy || this.disturbed || this.slow;
	}

}

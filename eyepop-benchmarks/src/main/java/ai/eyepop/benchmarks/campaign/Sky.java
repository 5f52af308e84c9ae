package ai.eyepop.benchmarks.campaign;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What went on around the jobs of a round, beside the faults that were planned for them.
 *
 * @param stormy whether endpoints were down, or other services failed, at most a round
 * ago
 * @param disturbed whether a request that concerns all jobs broke off
 * @param slow whether the machine stood still, or was so slow that a client may rightly
 * say that it heard nothing for too long
 * @param refusals the status of each answer that is no success, by the id of its request
 */
record Sky(boolean stormy, boolean disturbed, boolean slow, Map<String, Integer> refusals) {

	/**
	 * Return whether a job may have failed without a record of the service, as few do.
	 * @return whether it may
	 */
	boolean explainsMuch() {
		return this.stormy || this.disturbed || this.slow;
	}

	@Nullable Integer refusal(@Nullable String requestId) {
		return (requestId != null) ? this.refusals.get(requestId) : null;
	}

	@Override
	public String toString() {
		return "stormy %s, disturbed %s, slow %s, %d refusals".formatted(this.stormy, this.disturbed, this.slow,
				this.refusals.size());
	}

}

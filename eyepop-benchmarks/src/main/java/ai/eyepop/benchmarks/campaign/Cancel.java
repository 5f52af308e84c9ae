package ai.eyepop.benchmarks.campaign;

/**
 * Point at which a job is canceled.
 */
enum Cancel {

	/** It is not. */
	NEVER,

	/** As soon as it is submitted. */
	AT_ONCE,

	/** When it has its slot, by the listener that is told of it. */
	ON_START,

	/** After some predictions, by the job. */
	BY_JOB,

	/** After some predictions, by who consumes them. */
	BY_CONSUMER

}

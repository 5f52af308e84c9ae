package ai.eyepop.benchmarks.campaign;

/**
 * How the results of a job are consumed.
 */
enum Way {

	/** As they come. */
	REACTIVE,

	/** One by one. */
	REACTIVE_SLOW,

	/** By the blocking twin. */
	BLOCKING

}

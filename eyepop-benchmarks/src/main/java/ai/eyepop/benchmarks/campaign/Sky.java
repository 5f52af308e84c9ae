package ai.eyepop.benchmarks.campaign;

/**
 * What went on around the jobs of a round, beside the faults that were planned for them.
 *
 * @param stormy whether endpoints were down, or other services failed, at most a round
 * ago: connections may have broken without a record of the service
 */
record Sky(boolean stormy) {

}

package ai.eyepop.job;

/**
 * How many jobs an endpoint has at one moment.
 *
 * @param active jobs that have a slot
 * @param queued jobs that wait for one
 * @param limit most jobs that run at once
 * @since 0.1.0
 */
public record JobCounts(int active, int queued, int limit) {

}

package ai.eyepop.job;

/**
 * How many jobs an endpoint has at one moment.
 *
 * @param running jobs that have a slot
 * @param queued jobs that wait for one
 * @param limit most jobs that run at once
 * @since 0.1.0
 */
public record JobCounts(int running, int queued, int limit) {

}

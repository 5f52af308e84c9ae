package ai.eyepop.emulator.inspect;

/**
 * Endpoint of workers at the moment of asking.
 *
 * @param endpoint the number, from 0
 * @param up whether it can be reached
 * @param openConnections the number of its open connections; those of the emulator if it
 * shares the emulator's port
 * @param runningJobs the number of jobs that run at it
 * @param requests the number of requests to its workers since the start
 */
public record EndpointSnapshot(int endpoint, boolean up, int openConnections, int runningJobs, long requests) {
}

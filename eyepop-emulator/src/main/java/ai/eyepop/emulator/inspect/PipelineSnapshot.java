package ai.eyepop.emulator.inspect;

import java.time.Instant;
import java.util.Map;

/**
 * Pipeline at the moment of asking (wire protocol section 5).
 *
 * @param id the pipeline's id
 * @param sessionId the id of the session that it belongs to
 * @param state {@code idle} or {@code running}
 * @param startTime when it was created
 * @param pop the current Pop as JSON values: maps, lists, strings, numbers, booleans,
 * {@code null}
 * @param runningJobs the number of jobs that are running on it, 0 or more
 */
public record PipelineSnapshot(String id, String sessionId, String state, Instant startTime, Map<String, Object> pop,
		int runningJobs) {
}

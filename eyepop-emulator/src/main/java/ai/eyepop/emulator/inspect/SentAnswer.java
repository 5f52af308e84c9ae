package ai.eyepop.emulator.inspect;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Answer that is over, as it left the emulator.
 *
 * @param request the request, whose status is 0 if its client went away before an answer
 * began
 * @param endpoint the number of the endpoint that it came to, -1 if it came to none
 * @param sourceId the id of the source that its lines are about, empty if there is none
 * @param lines the lines of a stream of predictions that were handed to the connection,
 * without their ends; the last one may be cut off
 * @param ended whether the answer was sent to its end, which a fault may have moved
 * forward; if not, its connection was reset or its client went away
 * @param fault the effect of the fault that struck it, as in the JSON of faults,
 * {@code null} if none did
 * @param time how long it took, from the head of the request to its end
 */
public record SentAnswer(RecordedRequest request, int endpoint, String sourceId, List<String> lines, boolean ended,
		@Nullable String fault, Duration time) {
}

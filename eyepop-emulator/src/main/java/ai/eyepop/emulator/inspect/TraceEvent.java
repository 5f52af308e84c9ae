package ai.eyepop.emulator.inspect;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Request that a client tells of in a {@link TraceRecord}.
 *
 * @param method the HTTP method in lower case, or {@code other}
 * @param time when it began
 * @param requestId the value of its {@code X-Request-Id}, {@code null} if it had none
 * @param result {@code success}, {@code connection}, {@code timeout}, {@code status} or
 * {@code other}
 * @param status the HTTP status of the answer, 0 if there was none
 * @param hostIndex the index of its host in the record, -1 if it is not known
 * @param pathIndex the index of its path in the record, -1 if it is not known
 * @param waitMillis milliseconds until the head of the answer, or the failure
 * @param processMillis milliseconds from the head of the answer to its end
 * @param bytesSent bytes of its body
 * @param bytesReceived bytes of the body of its answer
 * @since 0.1.0
 */
public record TraceEvent(String method, Instant time, @Nullable String requestId, String result, int status,
		int hostIndex, int pathIndex, long waitMillis, long processMillis, long bytesSent, long bytesReceived) {
}

package ai.eyepop.telemetry.trace;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What is told about one attempt of a request.
 *
 * @param method the method
 * @param startedAt when it began, in milliseconds since 1970
 * @param requestId the id that it carried; {@code null} if there was none
 * @param result what became of it
 * @param status status of the answer; 0 if there was none
 * @param host host and port that it was sent to; {@code null} if there was none
 * @param path path of its URL as it was sent, without a query
 * @param waitMillis time from its beginning to the head of the answer, or to what came
 * instead
 * @param processMillis time from there to the last byte of the answer
 * @param bytesSent bytes of its body
 * @param bytesReceived bytes of the body of the answer, decompressed
 */
record RequestTrace(HttpMethod method, long startedAt, @Nullable String requestId, TraceResult result, int status,
		@Nullable String host, String path, long waitMillis, long processMillis, long bytesSent, long bytesReceived) {

	long finishedAt() {
		return this.startedAt + this.waitMillis + this.processMillis;
	}

}

package ai.eyepop.data;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import ai.eyepop.auth.Access;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.telemetry.trace.TraceSettings;

/**
 * What an endpoint was built with.
 *
 * @param access the way in
 * @param givenTokens tokens in place of a credential
 * @param dataUrl the URL of the Data API, or {@code null} to ask for it
 * @param vlmUrl the URL of the VLM API, or {@code null} to ask for it
 * @param accountId id of the account that is meant if a call names none
 * @param jobQueueLength most jobs that run at once
 * @param shutdownTimeout longest time to wait for running jobs
 * @param pollInterval least time between the first two questions for an answer
 * @param inferenceTimeout longest time until an answer about an asset
 * @param evaluationTimeout longest time until the result of an evaluation
 * @param arrowMemoryLimit most memory outside the heap for Arrow data
 * @param eventSettings how change events arrive
 * @param tracing whether EyePop is told about requests
 */
record DataEndpointSettings(Access access, @Nullable AccessTokens givenTokens, @Nullable URI dataUrl,
		@Nullable URI vlmUrl, @Nullable String accountId, int jobQueueLength, Duration shutdownTimeout,
		Duration pollInterval, Duration inferenceTimeout, Duration evaluationTimeout, DataSize arrowMemoryLimit,
		EventSettings eventSettings, TraceSettings tracing) {

}

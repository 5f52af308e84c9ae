package ai.eyepop.data;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.event.EventStatus;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;
import ai.eyepop.job.JobCounts;

/**
 * What an endpoint knows about itself at one moment.
 *
 * @param connection how it stands with the services
 * @param dataUrl the URL of the Data API; {@code null} before it is known
 * @param vlmUrl the URL of the VLM API; {@code null} before it is known, or if there is
 * none
 * @param accountId id of the account; {@code null} if it has none
 * @param jobs uploads, imports, inferences and evaluations
 * @param events the socket of the change events
 * @param lastFailure why the services cannot be reached; {@code null} if they can
 * @since 0.1.0
 */
public record DataStatus(ConnectionState connection, @Nullable URI dataUrl, @Nullable URI vlmUrl,
		@Nullable String accountId, JobCounts jobs, EventStatus events, @Nullable LastFailure lastFailure) {

}

package ai.eyepop.worker;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;
import ai.eyepop.job.JobCounts;

/**
 * What an endpoint knows about itself at one moment.
 *
 * @param connection how it stands with the service
 * @param connectedAt when the connection was made; {@code null} if there is none
 * @param sessionUuid id of the compute session; {@code null} if there is none
 * @param popId name of the Pop, or {@code transient}; {@code null} without a connection
 * @param url URL of the worker; {@code null} without a connection, or if there are
 * several
 * @param endpoints the places among which submissions are spread; empty before the first
 * submission has its pipeline
 * @param jobs the jobs
 * @param lastFailure why there is no connection; {@code null} if none failed since the
 * last that was made
 * @since 0.1.0
 */
public record WorkerStatus(ConnectionState connection, @Nullable Instant connectedAt, @Nullable String sessionUuid,
		@Nullable String popId, @Nullable URI url, List<EndpointState> endpoints, JobCounts jobs,
		@Nullable LastFailure lastFailure) {

	public WorkerStatus {
		endpoints = List.copyOf(endpoints);
	}

}

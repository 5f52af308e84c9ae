package ai.eyepop.compute;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A session of the Compute API: a worker that runs for an account.
 *
 * @param uuid id of the session
 * @param endpoint URL of the worker
 * @param accessToken token for the worker, a secret; {@code null} if it needs none
 * @param tokenLifetime how long the token is accepted, from when the session was read;
 * {@code null} if the service did not say
 * @param status status of the session
 * @param message what the service says about the status
 * @param persistent whether the session belongs to nobody in particular and must not be
 * adopted
 * @param pipelineIds ids of the session's pipelines
 * @since 0.1.0
 */
public record ComputeSession(@Nullable String uuid, URI endpoint, @Nullable String accessToken,
		@Nullable Duration tokenLifetime, SessionStatus status, @Nullable String message, boolean persistent,
		List<String> pipelineIds) {

	public ComputeSession {
		pipelineIds = List.copyOf(pipelineIds);
	}

	@Override
	public String toString() {
		return "ComputeSession[uuid=%s, endpoint=%s, status=%s, pipelineIds=%s]".formatted(this.uuid, this.endpoint,
				this.status, this.pipelineIds);
	}

}

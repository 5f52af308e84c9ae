package ai.eyepop.worker;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.LastFailure;

/**
 * State of one of the places among which submissions are spread (wire reference, section
 * 8).
 *
 * @param baseUrl URL of the worker
 * @param pipelineId id of the worker's pipeline
 * @param downUntil time from which it is used again after a failure; {@code null} if it
 * is in use
 * @param lastFailure what failed last; {@code null} if the last submission did not fail
 * @since 0.1.0
 */
public record EndpointState(URI baseUrl, String pipelineId, @Nullable Instant downUntil,
		@Nullable LastFailure lastFailure) {

	/**
	 * Return whether submissions go there.
	 * @return {@code false} for a while after a failure
	 */
	public boolean isHealthy() {
		return this.downUntil == null;
	}

	@Override
	public String toString() {
		return "%s, pipeline %s: %s".formatted(this.baseUrl, this.pipelineId,
				isHealthy() ? "in use" : "left alone until %s after: %s".formatted(this.downUntil,
						(this.lastFailure != null) ? this.lastFailure.message() : "a failure"));
	}

}

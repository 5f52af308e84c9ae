package ai.eyepop.worker;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a browser needs in order to connect to the worker of an endpoint by itself: a
 * backend hands it over as JSON, in the form that EyePop's Node SDK takes. It holds a
 * token: give it only to those who may use it.
 *
 * @param eyepopUrl URL of the service that knows the worker
 * @param accessToken token that the worker accepts, a secret; {@code null} if it needs
 * none
 * @param validUntil time until which the token is accepted, in milliseconds since 1970;
 * {@code null} if that is not known
 * @param popId name of the Pop, or {@code transient}
 * @param baseUrl URL of the worker
 * @param pipelineId id of the worker's pipeline; {@code null} if nothing was submitted so
 * far, and no Pop came with the session
 * @since 0.1.0
 */
public record WorkerSession(@JsonProperty("eyepopUrl") URI eyepopUrl,
		@JsonProperty("accessToken") @Nullable String accessToken,
		@JsonProperty("validUntil") @Nullable Long validUntil, @JsonProperty("popId") String popId,
		@JsonProperty("baseUrl") @Nullable URI baseUrl, @JsonProperty("pipelineId") @Nullable String pipelineId) {

	@Override
	public String toString() {
		return "WorkerSession[eyepopUrl=%s, accessToken=******, validUntil=%s, popId=%s, baseUrl=%s, pipelineId=%s]"
			.formatted(this.eyepopUrl, this.validUntil, this.popId, this.baseUrl, this.pipelineId);
	}

}

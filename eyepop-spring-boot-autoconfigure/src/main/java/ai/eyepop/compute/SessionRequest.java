package ai.eyepop.compute;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.pop.Pop;

/**
 * What a session should be like.
 *
 * @param sessionName name of the session
 * @param pipelineImage image that the worker runs
 * @param pipelineVersion version of that image
 * @param pop what the session's own pipeline computes; {@code null} for a session without
 * a pipeline
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionRequest(@JsonProperty("session_name") @Nullable String sessionName,
		@JsonProperty("pipeline_image") @Nullable String pipelineImage,
		@JsonProperty("pipeline_version") @Nullable String pipelineVersion, @Nullable Pop pop) {

	/**
	 * Return this request with another Pop.
	 * @param pop what the session's own pipeline computes
	 * @return a new request
	 */
	public SessionRequest withPop(@Nullable Pop pop) {
		return new SessionRequest(this.sessionName, this.pipelineImage, this.pipelineVersion, pop);
	}

	@JsonIgnore
	boolean isEmpty() {
		return this.sessionName == null && this.pipelineImage == null && this.pipelineVersion == null
				&& this.pop == null;
	}

}

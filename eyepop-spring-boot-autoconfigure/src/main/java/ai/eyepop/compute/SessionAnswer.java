package ai.eyepop.compute;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import ai.eyepop.internal.NamedUrl;
import ai.eyepop.internal.ShownUrl;

/**
 * A session as it is on the wire.
 *
 * @param uuid id of the session
 * @param endpoint URL of the worker
 * @param accessToken token for the worker, a secret
 * @param expiresIn seconds for which the worker accepts it
 * @param status the service's word for the status
 * @param sessionMessage what the service says about the status
 * @param message what some workers say in place of a session
 * @param persistent whether the session must not be adopted
 * @param pipelines the session's pipelines
 * @param pipelineError why the session's own pipeline could not be made
 */
record SessionAnswer(@JsonProperty("session_uuid") @Nullable String uuid,
		@JsonProperty("session_endpoint") @Nullable String endpoint,
		@JsonProperty("access_token") @Nullable String accessToken,
		@JsonProperty("access_token_expires_in") @Nullable Double expiresIn,
		@JsonProperty("session_status") @Nullable String status,
		@JsonProperty("session_message") @Nullable String sessionMessage, @Nullable String message,
		@Nullable Boolean persistent, @Nullable List<Pipeline> pipelines,
		@JsonProperty("pipeline_error") @Nullable PipelineError pipelineError) {

	boolean isUsable(boolean tokenNeeded) {
		return !isPersistent() && !sessionStatus().isFinal() && StringUtils.hasText(this.endpoint)
				&& (!tokenNeeded || StringUtils.hasText(this.accessToken));
	}

	boolean isPersistent() {
		return Boolean.TRUE.equals(this.persistent);
	}

	/**
	 * Return whether this is only a message, as some workers answer for their health.
	 * @return whether there is no session in it
	 */
	boolean isMessageOnly() {
		return this.uuid == null && this.status == null && this.message != null;
	}

	List<String> pipelineIds() {
		return (this.pipelines == null) ? List.of()
				: this.pipelines.stream().map(Pipeline::id).filter(Objects::nonNull).toList();
	}

	SessionStatus sessionStatus() {
		return SessionStatus.of(this.status);
	}

	/**
	 * Return what the service says about the status, with the error of the pipeline if
	 * there is one.
	 * @return a text for messages
	 */
	String explanation() {
		String text = StringUtils.hasText(this.sessionMessage) ? this.sessionMessage : String.valueOf(this.message);
		return (this.pipelineError != null) ? text + "; " + this.pipelineError.explanation() : text;
	}

	/**
	 * Return the session.
	 * @param namedBy the URL of the service that answered
	 * @param tokenNeeded whether its worker asks for a token
	 * @return the session
	 * @throws ComputeSessionException if something is missing, or the worker is where no
	 * token may be sent
	 */
	ComputeSession toSession(URI namedBy, boolean tokenNeeded) {
		if (!StringUtils.hasText(this.endpoint)) {
			throw new ComputeSessionException(
					"EyePop answered with session %s, which has no endpoint: %s".formatted(this.uuid, explanation()),
					null);
		}
		if (tokenNeeded && !StringUtils.hasText(this.accessToken)) {
			throw new ComputeSessionException("EyePop answered with session %s, which has no access token: %s"
				.formatted(this.uuid, explanation()), null);
		}
		Duration lifetime = (this.expiresIn != null) ? Duration.ofMillis((long) (this.expiresIn * 1000)) : null;
		return new ComputeSession(this.uuid, endpoint(namedBy, this.endpoint), this.accessToken, lifetime,
				sessionStatus(), this.sessionMessage, isPersistent(), pipelineIds());
	}

	private URI endpoint(URI namedBy, String endpoint) {
		try {
			return NamedUrl.absolute(namedBy, endpoint);
		}
		catch (IllegalArgumentException ex) {
			throw new ComputeSessionException("EyePop at %s names the endpoint of session %s as %s"
				.formatted(ShownUrl.of(namedBy), this.uuid, ex.getMessage()), null);
		}
	}

	@Override
	public String toString() {
		return "SessionAnswer[uuid=%s, status=%s]".formatted(this.uuid, this.status);
	}

	/**
	 * A pipeline of a session.
	 *
	 * @param id id of the pipeline
	 */
	record Pipeline(@JsonProperty("pipeline_id") @JsonAlias("id") @Nullable String id) {

	}

	/**
	 * Why a session's pipeline could not be made.
	 *
	 * @param code kind of the error
	 * @param message what happened
	 * @param details more about it
	 */
	record PipelineError(@Nullable String code, @Nullable String message, @Nullable Object details) {

		String explanation() {
			return "pipeline error %s: %s%s".formatted(this.code, this.message,
					(this.details != null) ? " (" + this.details + ")" : "");
		}

	}

}

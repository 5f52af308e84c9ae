package ai.eyepop.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * A worker endpoint with a name.
 *
 * @since 0.1.0
 */
public class NamedWorkerProperties extends WorkerProperties {

	/**
	 * API key of this worker.
	 */
	private @Nullable String apiKey;

	/**
	 * Access token of this worker.
	 */
	private @Nullable String accessToken;

	/**
	 * Secret key of this worker.
	 */
	private @Nullable String secretKey;

	/**
	 * Whether EyePop runs on this machine and needs no credential.
	 */
	private @Nullable Boolean localMode;

	/**
	 * URL that this worker is reached at.
	 */
	private @Nullable URI url;

	/**
	 * Name of a Pop that EyePop knows.
	 */
	private @Nullable String popId;

	/**
	 * UUID of a permanent compute session.
	 */
	private @Nullable String sessionUuid;

	/**
	 * Name of the compute session, if one is created.
	 */
	private @Nullable String sessionName;

	/**
	 * Image that the compute session runs, if one is created.
	 */
	private @Nullable String pipelineImage;

	/**
	 * Version of the image that the compute session runs.
	 */
	private @Nullable String pipelineVersion;

	public @Nullable String getApiKey() {
		return this.apiKey;
	}

	public void setApiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
	}

	public @Nullable String getAccessToken() {
		return this.accessToken;
	}

	public void setAccessToken(@Nullable String accessToken) {
		this.accessToken = accessToken;
	}

	public @Nullable String getSecretKey() {
		return this.secretKey;
	}

	public void setSecretKey(@Nullable String secretKey) {
		this.secretKey = secretKey;
	}

	public @Nullable Boolean getLocalMode() {
		return this.localMode;
	}

	public void setLocalMode(@Nullable Boolean localMode) {
		this.localMode = localMode;
	}

	public @Nullable URI getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable URI url) {
		this.url = url;
	}

	public @Nullable String getPopId() {
		return this.popId;
	}

	public void setPopId(@Nullable String popId) {
		this.popId = popId;
	}

	public @Nullable String getSessionUuid() {
		return this.sessionUuid;
	}

	public void setSessionUuid(@Nullable String sessionUuid) {
		this.sessionUuid = sessionUuid;
	}

	public @Nullable String getSessionName() {
		return this.sessionName;
	}

	public void setSessionName(@Nullable String sessionName) {
		this.sessionName = sessionName;
	}

	public @Nullable String getPipelineImage() {
		return this.pipelineImage;
	}

	public void setPipelineImage(@Nullable String pipelineImage) {
		this.pipelineImage = pipelineImage;
	}

	public @Nullable String getPipelineVersion() {
		return this.pipelineVersion;
	}

	public void setPipelineVersion(@Nullable String pipelineVersion) {
		this.pipelineVersion = pipelineVersion;
	}

}

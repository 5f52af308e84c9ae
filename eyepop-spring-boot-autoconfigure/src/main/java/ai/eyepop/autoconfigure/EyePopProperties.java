package ai.eyepop.autoconfigure;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Configuration properties for EyePop.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(prefix = "eyepop", ignoreUnknownFields = false)
public class EyePopProperties {

	/**
	 * Whether EyePop is auto-configured.
	 */
	private boolean enabled = true;

	/**
	 * API key from the EyePop dashboard.
	 */
	private @Nullable String apiKey;

	/**
	 * Access token to be used as it is, before any other credential.
	 */
	private @Nullable String accessToken;

	/**
	 * Secret key of a named Pop, if there is no other credential.
	 */
	private @Nullable String secretKey;

	/**
	 * Account that calls of the Data API are about if they name none.
	 */
	private @Nullable String accountId;

	/**
	 * Whether EyePop runs on this machine and needs no credential.
	 */
	private boolean localMode;

	/**
	 * Name of a Pop that EyePop knows, or 'transient' for a Pop of the application.
	 */
	private @Nullable String popId;

	/**
	 * UUID of a permanent compute session, which has its own Pop.
	 */
	private @Nullable String sessionUuid;

	/**
	 * URL of the Compute API, or of EyePop's API without an API key, if it is not
	 * EyePop's own.
	 */
	private @Nullable URI url;

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

	@NestedConfigurationProperty
	private final EmulatorProperties emulator = new EmulatorProperties();

	@NestedConfigurationProperty
	private final HttpProperties http = new HttpProperties();

	@NestedConfigurationProperty
	private final RetryProperties retry = new RetryProperties();

	@NestedConfigurationProperty
	private final DefaultWorkerProperties worker = new DefaultWorkerProperties();

	@NestedConfigurationProperty
	private final DataProperties data = new DataProperties();

	@NestedConfigurationProperty
	private final HealthProperties health = new HealthProperties();

	@NestedConfigurationProperty
	private final TracingProperties tracing = new TracingProperties();

	/**
	 * Further workers by their names, which are the qualifiers of their beans.
	 * Credential, URL, Pop and session are those of 'eyepop' where a worker has none.
	 */
	private final Map<String, NamedWorkerProperties> workers = new LinkedHashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

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

	public @Nullable String getAccountId() {
		return this.accountId;
	}

	public void setAccountId(@Nullable String accountId) {
		this.accountId = accountId;
	}

	public boolean isLocalMode() {
		return this.localMode;
	}

	public void setLocalMode(boolean localMode) {
		this.localMode = localMode;
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

	public @Nullable URI getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable URI url) {
		this.url = url;
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

	public EmulatorProperties getEmulator() {
		return this.emulator;
	}

	public HttpProperties getHttp() {
		return this.http;
	}

	public RetryProperties getRetry() {
		return this.retry;
	}

	public DefaultWorkerProperties getWorker() {
		return this.worker;
	}

	public DataProperties getData() {
		return this.data;
	}

	public HealthProperties getHealth() {
		return this.health;
	}

	public TracingProperties getTracing() {
		return this.tracing;
	}

	public Map<String, NamedWorkerProperties> getWorkers() {
		return this.workers;
	}

}

package ai.eyepop.data;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import ai.eyepop.auth.Access;
import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.EyePopHttpBuilder;
import ai.eyepop.internal.NamedUrl;
import ai.eyepop.internal.ShownUrl;
import ai.eyepop.job.JobListener;
import ai.eyepop.telemetry.EndpointApi;
import ai.eyepop.telemetry.EndpointCounts;
import ai.eyepop.telemetry.EndpointMonitor;
import ai.eyepop.telemetry.EndpointTelemetry;
import ai.eyepop.telemetry.JobObservationConvention;
import ai.eyepop.telemetry.trace.TraceSettings;

/**
 * Builder of {@link DataEndpoint}.
 *
 * @since 0.1.0
 */
public final class DataEndpointBuilder {

	private final EyePopHttp http;

	private @Nullable AccessTokens tokens;

	private final Access.Builder access = Access.builder();

	private @Nullable URI dataUrl;

	private @Nullable URI vlmUrl;

	private @Nullable String accountId;

	private int jobQueueLength = 1024;

	private Duration shutdownTimeout = Duration.ofSeconds(20);

	private Duration pollInterval = Duration.ofMillis(500);

	private Duration inferenceTimeout = Duration.ofMinutes(30);

	private Duration evaluationTimeout = Duration.ofHours(12);

	private DataSize arrowMemoryLimit = DataSize.ofMegabytes(256);

	private EventSettings eventSettings = EventSettings.defaults();

	private final List<JobListener> listeners = new ArrayList<>();

	private TraceSettings tracing = TraceSettings.defaults();

	private final EndpointTelemetry.Builder telemetry = EndpointTelemetry.builder(EndpointApi.DATA);

	DataEndpointBuilder(EyePopHttp http) {
		Assert.notNull(http, "'http' must not be null");
		this.http = http;
	}

	/**
	 * Set the URL.
	 * @param url the URL of the Compute API, or with another credential than an API key
	 * that of EyePop's API: it knows where the Data API and the VLM API are; {@code null}
	 * for the usual one
	 * @return this builder
	 * @throws IllegalArgumentException if it is no URL of a web server
	 */
	public DataEndpointBuilder url(@Nullable URI url) {
		this.access.url(url);
		return this;
	}

	/**
	 * Set the API key.
	 * @param apiKey the API key, a secret
	 * @return this builder
	 */
	public DataEndpointBuilder apiKey(@Nullable String apiKey) {
		this.access.apiKey(apiKey);
		return this;
	}

	/**
	 * Set the access token, which is used before other credentials.
	 * @param accessToken token to be used as it is, a secret; {@code Bearer} in front of
	 * it is dropped
	 * @return this builder
	 */
	public DataEndpointBuilder accessToken(@Nullable String accessToken) {
		this.access.accessToken(accessToken);
		return this;
	}

	/**
	 * Set the secret key, which is used if there is no other credential.
	 * @param secretKey the secret key, a secret
	 * @return this builder
	 */
	public DataEndpointBuilder secretKey(@Nullable String secretKey) {
		this.access.secretKey(secretKey);
		return this;
	}

	/**
	 * Set whether EyePop runs on this machine.
	 * @param localMode whether no credential is needed
	 * @return this builder
	 */
	public DataEndpointBuilder localMode(boolean localMode) {
		this.access.localMode(localMode);
		return this;
	}

	/**
	 * Set the tokens, in place of a credential.
	 * @param tokens the tokens that requests carry
	 * @return this builder
	 */
	public DataEndpointBuilder tokens(AccessTokens tokens) {
		Assert.notNull(tokens, "'tokens' must not be null");
		this.tokens = tokens;
		return this;
	}

	/**
	 * Set the URL of the Data API.
	 * @param dataUrl the URL, whose path is kept; {@code null} to ask for it
	 * @return this builder
	 * @throws IllegalArgumentException if it is no URL of a web server, or has a query or
	 * a fragment
	 */
	public DataEndpointBuilder dataUrl(@Nullable URI dataUrl) {
		this.dataUrl = (dataUrl != null) ? checked("dataUrl", dataUrl) : null;
		return this;
	}

	/**
	 * Set the URL of the VLM API.
	 * @param vlmUrl the URL, whose path is kept; {@code null} to ask for it
	 * @return this builder
	 * @throws IllegalArgumentException if it is no URL of a web server, or has a query or
	 * a fragment
	 */
	public DataEndpointBuilder vlmUrl(@Nullable URI vlmUrl) {
		this.vlmUrl = (vlmUrl != null) ? checked("vlmUrl", vlmUrl) : null;
		return this;
	}

	/**
	 * Set the account.
	 * @param accountId id of the account that is meant if a call names none
	 * @return this builder
	 */
	public DataEndpointBuilder accountId(@Nullable String accountId) {
		this.accountId = accountId;
		return this;
	}

	/**
	 * Set the number of jobs that run at once.
	 * @param jobQueueLength most jobs that run at once; others wait
	 * @return this builder
	 */
	public DataEndpointBuilder jobQueueLength(int jobQueueLength) {
		Assert.isTrue(jobQueueLength > 0, "'jobQueueLength' must be at least 1");
		this.jobQueueLength = jobQueueLength;
		return this;
	}

	/**
	 * Set the time-out of the shutdown.
	 * @param shutdownTimeout longest time to wait for running jobs when the endpoint is
	 * closed
	 * @return this builder
	 */
	public DataEndpointBuilder shutdownTimeout(Duration shutdownTimeout) {
		Assert.notNull(shutdownTimeout, "'shutdownTimeout' must not be null");
		Assert.isTrue(!shutdownTimeout.isNegative(), "'shutdownTimeout' must not be negative");
		this.shutdownTimeout = shutdownTimeout;
		return this;
	}

	/**
	 * Set the interval at which the service is asked for an answer that it promised.
	 * @param pollInterval least time between the first two questions; it doubles with
	 * each, up to 32 times, and with each that fails
	 * @return this builder
	 */
	public DataEndpointBuilder pollInterval(Duration pollInterval) {
		this.pollInterval = positive("pollInterval", pollInterval);
		return this;
	}

	/**
	 * Set the time-out of inferences.
	 * @param inferenceTimeout longest time until the answer to a question about an asset
	 * @return this builder
	 */
	public DataEndpointBuilder inferenceTimeout(Duration inferenceTimeout) {
		this.inferenceTimeout = positive("inferenceTimeout", inferenceTimeout);
		return this;
	}

	/**
	 * Set the time-out of evaluations.
	 * @param evaluationTimeout longest time until the result of an evaluation
	 * @return this builder
	 */
	public DataEndpointBuilder evaluationTimeout(Duration evaluationTimeout) {
		this.evaluationTimeout = positive("evaluationTimeout", evaluationTimeout);
		return this;
	}

	/**
	 * Set how change events arrive.
	 * @param eventSettings the settings
	 * @return this builder
	 */
	public DataEndpointBuilder eventSettings(EventSettings eventSettings) {
		Assert.notNull(eventSettings, "'eventSettings' must not be null");
		this.eventSettings = eventSettings;
		return this;
	}

	/**
	 * Set how much memory outside the heap Arrow data may take at once.
	 * @param arrowMemoryLimit the most for all exports that are read at once, 256 MB if
	 * it is not set
	 * @return this builder
	 */
	public DataEndpointBuilder arrowMemoryLimit(DataSize arrowMemoryLimit) {
		Assert.notNull(arrowMemoryLimit, "'arrowMemoryLimit' must not be null");
		Assert.isTrue(arrowMemoryLimit.toBytes() > 0,
				() -> "'arrowMemoryLimit' must be positive, but is " + arrowMemoryLimit);
		this.arrowMemoryLimit = arrowMemoryLimit;
		return this;
	}

	/**
	 * Add a listener that is told about each job.
	 * @param listener the listener
	 * @return this builder
	 */
	public DataEndpointBuilder listener(JobListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Set whether EyePop is told about the requests of the endpoint. With an API key
	 * there is nobody to tell.
	 * @param tracing the settings; if they leave it open, it is told if an access token
	 * or a secret key is set
	 * @return this builder
	 */
	public DataEndpointBuilder tracing(TraceSettings tracing) {
		Assert.notNull(tracing, "'tracing' must not be null");
		this.tracing = tracing;
		return this;
	}

	/**
	 * Set the name.
	 * @param name name of the endpoint, one of a few, by which observations and meters
	 * tell it from others; {@code data} if it is not set
	 * @return this builder
	 */
	public DataEndpointBuilder name(String name) {
		this.telemetry.name(name);
		return this;
	}

	/**
	 * Set where jobs are observed. Requests are observed by the HTTP client.
	 * @param observationRegistry the registry
	 * @return this builder
	 * @see EyePopHttpBuilder#observations
	 */
	public DataEndpointBuilder observationRegistry(ObservationRegistry observationRegistry) {
		this.telemetry.observationRegistry(observationRegistry);
		return this;
	}

	/**
	 * Set how observations of jobs are named.
	 * @param convention the convention; {@code null} for the usual one
	 * @return this builder
	 */
	public DataEndpointBuilder jobObservationConvention(@Nullable JobObservationConvention convention) {
		this.telemetry.jobObservationConvention(convention);
		return this;
	}

	/**
	 * Add somebody who watches over the endpoint.
	 * @param monitor the monitor, such as that of the meters
	 * @return this builder
	 */
	public DataEndpointBuilder monitor(EndpointMonitor monitor) {
		this.telemetry.monitor(monitor);
		return this;
	}

	/**
	 * Create the endpoint. It asks nothing of a service before the first call.
	 * @return a new endpoint, to be closed when it is no longer needed
	 * @throws MissingCredentialException if there is no credential, and one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential and URL do not go
	 * together
	 */
	public DataEndpoint build() {
		Access access = this.access.build();
		access.checkConflicts();
		if (this.tokens == null && !access.isConfigured()) {
			throw new MissingCredentialException();
		}
		DataEndpointSettings settings = new DataEndpointSettings(access, this.tokens, this.dataUrl, this.vlmUrl,
				this.accountId, this.jobQueueLength, this.shutdownTimeout, this.pollInterval, this.inferenceTimeout,
				this.evaluationTimeout, this.arrowMemoryLimit, this.eventSettings, this.tracing);
		return DataEndpointAssembly.assemble(this.http, settings, this.telemetry.build(() -> EndpointCounts.NONE),
				this.listeners);
	}

	private static URI checked(String name, URI url) {
		Assert.notNull(url, () -> "'%s' must not be null".formatted(name));
		Assert.isTrue(NamedUrl.isService(url),
				() -> "'%s' must begin with http:// or https://, name a host, and end with its path, but is '%s'"
					.formatted(name, ShownUrl.of(url)));
		Assert.isTrue(url.getRawUserInfo() == null,
				() -> "'%s' must have no user and no password in it".formatted(name));
		return url;
	}

	private static Duration positive(String name, Duration duration) {
		Assert.notNull(duration, () -> "'%s' must not be null".formatted(name));
		Assert.isTrue(duration.toMillis() > 0, () -> "'%s' must be at least 1 ms".formatted(name));
		return duration;
	}

}

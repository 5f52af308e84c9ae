package ai.eyepop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import ai.eyepop.data.DataEndpointBuilder;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.EyePopHttpBuilder;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.RetryStrategy;
import ai.eyepop.telemetry.EndpointMonitor;
import ai.eyepop.telemetry.JobObservationConvention;
import ai.eyepop.telemetry.trace.TraceSettings;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * Builder of {@link EyePop}.
 *
 * @since 0.1.0
 */
public final class EyePopBuilder {

	private static final String PREFIX = "EYEPOP_";

	private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");

	private Map<String, String> environment = System.getenv();

	private @Nullable EyePopHttp http;

	private final EyePopHttpBuilder ownHttp = EyePopHttp.builder();

	private boolean ownHttpChanged;

	private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	private @Nullable JobObservationConvention convention;

	private final List<EndpointMonitor> monitors = new ArrayList<>();

	private @Nullable URI url;

	private @Nullable String apiKey;

	private @Nullable String accessToken;

	private @Nullable String secretKey;

	private @Nullable Boolean localMode;

	private @Nullable String accountId;

	private @Nullable String popId;

	private @Nullable String sessionUuid;

	private @Nullable String sessionName;

	private @Nullable String pipelineImage;

	private @Nullable String pipelineVersion;

	private TraceSettings tracing = TraceSettings.defaults();

	EyePopBuilder() {
	}

	/**
	 * Set the environment variables.
	 * @param environment values by name, in place of those of the process
	 * @return this builder
	 */
	public EyePopBuilder environment(Map<String, String> environment) {
		this.environment = Map.copyOf(environment);
		return this;
	}

	/**
	 * Set the HTTP client.
	 * @param http the client, which is shared, and closed by whoever made it; its
	 * settings and retries cannot be set here
	 * @return this builder
	 */
	public EyePopBuilder http(EyePopHttp http) {
		Assert.notNull(http, "'http' must not be null");
		this.http = http;
		return this;
	}

	/**
	 * Set the limits of the HTTP client.
	 * @param httpSettings the limits
	 * @return this builder
	 */
	public EyePopBuilder httpSettings(HttpSettings httpSettings) {
		this.ownHttp.settings(httpSettings);
		this.ownHttpChanged = true;
		return this;
	}

	/**
	 * Set how failed requests are sent again.
	 * @param retrySettings the settings
	 * @return this builder
	 */
	public EyePopBuilder retry(RetrySettings retrySettings) {
		this.ownHttp.retry(retrySettings);
		this.ownHttpChanged = true;
		return this;
	}

	/**
	 * Add what is done about failures of one kind.
	 * @param strategy the strategy, which replaces the usual one of its name
	 * @return this builder
	 */
	public EyePopBuilder retryStrategy(RetryStrategy strategy) {
		this.ownHttp.retryStrategy(strategy);
		this.ownHttpChanged = true;
		return this;
	}

	/**
	 * Set where the jobs of all endpoints are observed, and their requests unless the
	 * HTTP client is given.
	 * @param observationRegistry the registry
	 * @return this builder
	 */
	public EyePopBuilder observationRegistry(ObservationRegistry observationRegistry) {
		Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
		this.observationRegistry = observationRegistry;
		this.ownHttp.observations(observationRegistry, null);
		return this;
	}

	/**
	 * Set how observations of jobs are named.
	 * @param convention the convention; {@code null} for the usual one
	 * @return this builder
	 */
	public EyePopBuilder jobObservationConvention(@Nullable JobObservationConvention convention) {
		this.convention = convention;
		return this;
	}

	/**
	 * Add somebody who watches over all endpoints.
	 * @param monitor the monitor, such as that of the meters
	 * @return this builder
	 */
	public EyePopBuilder monitor(EndpointMonitor monitor) {
		Assert.notNull(monitor, "'monitor' must not be null");
		this.monitors.add(monitor);
		return this;
	}

	/**
	 * Set the URL, in place of {@code EYEPOP_URL}.
	 * @param url the URL of the Compute API, or with another credential than an API key
	 * that of EyePop's API
	 * @return this builder
	 */
	public EyePopBuilder url(@Nullable URI url) {
		this.url = url;
		return this;
	}

	/**
	 * Set the API key, in place of all credentials of the environment.
	 * @param apiKey the API key, a secret
	 * @return this builder
	 */
	public EyePopBuilder apiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
		return this;
	}

	/**
	 * Set the access token, in place of all credentials of the environment.
	 * @param accessToken token to be used as it is, a secret
	 * @return this builder
	 */
	public EyePopBuilder accessToken(@Nullable String accessToken) {
		this.accessToken = accessToken;
		return this;
	}

	/**
	 * Set the secret key, in place of all credentials of the environment.
	 * @param secretKey the secret key, a secret
	 * @return this builder
	 */
	public EyePopBuilder secretKey(@Nullable String secretKey) {
		this.secretKey = secretKey;
		return this;
	}

	/**
	 * Set whether EyePop runs on this machine, in place of {@code EYEPOP_LOCAL_MODE}.
	 * @param localMode whether no credential is needed
	 * @return this builder
	 */
	public EyePopBuilder localMode(boolean localMode) {
		this.localMode = localMode;
		return this;
	}

	/**
	 * Set the account, in place of {@code EYEPOP_ACCOUNT_ID}.
	 * @param accountId id of the account that calls of the Data API are about if they
	 * name none
	 * @return this builder
	 */
	public EyePopBuilder accountId(@Nullable String accountId) {
		this.accountId = accountId;
		return this;
	}

	/**
	 * Set the name of the Pop, in place of {@code EYEPOP_POP_ID}.
	 * @param popId name of a Pop that the service knows, or {@code transient}
	 * @return this builder
	 */
	public EyePopBuilder popId(@Nullable String popId) {
		this.popId = popId;
		return this;
	}

	/**
	 * Set the permanent session, in place of {@code EYEPOP_SESSION_UUID}.
	 * @param sessionUuid id of the session
	 * @return this builder
	 */
	public EyePopBuilder sessionUuid(@Nullable String sessionUuid) {
		this.sessionUuid = sessionUuid;
		return this;
	}

	/**
	 * Set the name of new sessions, in place of {@code EYEPOP_SESSION_NAME}.
	 * @param sessionName the name
	 * @return this builder
	 */
	public EyePopBuilder sessionName(@Nullable String sessionName) {
		this.sessionName = sessionName;
		return this;
	}

	/**
	 * Set the image of new sessions, in place of {@code EYEPOP_PIPELINE_IMAGE}.
	 * @param pipelineImage the image
	 * @return this builder
	 */
	public EyePopBuilder pipelineImage(@Nullable String pipelineImage) {
		this.pipelineImage = pipelineImage;
		return this;
	}

	/**
	 * Set the version of that image, in place of {@code EYEPOP_PIPELINE_VERSION}.
	 * @param pipelineVersion the version
	 * @return this builder
	 */
	public EyePopBuilder pipelineVersion(@Nullable String pipelineVersion) {
		this.pipelineVersion = pipelineVersion;
		return this;
	}

	/**
	 * Set whether EyePop is told about the requests of the endpoints.
	 * @param tracing the settings; with an API key and in local mode it is not told if
	 * they leave it open
	 * @return this builder
	 */
	public EyePopBuilder tracing(TraceSettings tracing) {
		Assert.notNull(tracing, "'tracing' must not be null");
		this.tracing = tracing;
		return this;
	}

	/**
	 * Create the entrance. Opens no connection.
	 * @return a new entrance, to be closed when it is no longer needed
	 * @throws IllegalStateException if there is an HTTP client as well as settings for
	 * one
	 */
	public EyePop build() {
		Assert.state(this.http == null || !this.ownHttpChanged,
				"An HTTP client that is given has its own settings and retries: set them there");
		EyePopHttp http = this.http;
		return (http != null) ? new EyePop(http, false, workerDefaults(), dataDefaults())
				: new EyePop(this.ownHttp.build(), true, workerDefaults(), dataDefaults());
	}

	private List<Consumer<WorkerEndpointBuilder>> workerDefaults() {
		Way way = way();
		List<Consumer<WorkerEndpointBuilder>> defaults = new ArrayList<>();
		defaults.add((builder) -> builder.apiKey(way.apiKey())
			.accessToken(way.accessToken())
			.secretKey(way.secretKey())
			.url(way.url())
			.localMode(way.localMode()));
		String popId = orVariable(this.popId, "POP_ID");
		String sessionUuid = orVariable(this.sessionUuid, "SESSION_UUID");
		TraceSettings tracing = this.tracing;
		defaults.add((builder) -> builder.popId(popId).sessionUuid(sessionUuid).tracing(tracing));
		String sessionName = orVariable(this.sessionName, "SESSION_NAME");
		String pipelineImage = orVariable(this.pipelineImage, "PIPELINE_IMAGE");
		String pipelineVersion = orVariable(this.pipelineVersion, "PIPELINE_VERSION");
		defaults.add((builder) -> builder.sessionName(sessionName)
			.pipelineImage(pipelineImage)
			.pipelineVersion(pipelineVersion));
		ObservationRegistry registry = this.observationRegistry;
		JobObservationConvention convention = this.convention;
		List<EndpointMonitor> monitors = List.copyOf(this.monitors);
		defaults.add((builder) -> {
			builder.observationRegistry(registry).jobObservationConvention(convention);
			monitors.forEach(builder::monitor);
		});
		return List.copyOf(defaults);
	}

	private List<Consumer<DataEndpointBuilder>> dataDefaults() {
		Way way = way();
		String accountId = orVariable(this.accountId, "ACCOUNT_ID");
		TraceSettings tracing = this.tracing;
		ObservationRegistry registry = this.observationRegistry;
		JobObservationConvention convention = this.convention;
		List<EndpointMonitor> monitors = List.copyOf(this.monitors);
		return List.of((builder) -> builder.apiKey(way.apiKey())
			.accessToken(way.accessToken())
			.secretKey(way.secretKey())
			.url(way.url())
			.localMode(way.localMode())
			.accountId(accountId)
			.tracing(tracing), (builder) -> {
				builder.observationRegistry(registry).jobObservationConvention(convention);
				monitors.forEach(builder::monitor);
			});
	}

	private Way way() {
		boolean explicit = this.apiKey != null || this.accessToken != null || this.secretKey != null;
		String url = variable("URL");
		return new Way(explicit ? this.apiKey : variable("API_KEY"),
				explicit ? this.accessToken : variable("ACCESS_TOKEN"),
				explicit ? this.secretKey : variable("SECRET_KEY"),
				(this.url != null || url == null) ? this.url : URI.create(url),
				(this.localMode != null) ? this.localMode : isTrue(variable("LOCAL_MODE")));
	}

	private @Nullable String orVariable(@Nullable String value, String name) {
		return (value != null) ? value : variable(name);
	}

	private @Nullable String variable(String name) {
		String value = this.environment.get(PREFIX + name);
		return StringUtils.hasText(value) ? value : null;
	}

	private static boolean isTrue(@Nullable String value) {
		return value != null && TRUE.contains(value.strip().toLowerCase(Locale.ROOT));
	}

	/**
	 * Where the services are, and who asks.
	 *
	 * @param apiKey the API key, a secret
	 * @param accessToken the access token, a secret
	 * @param secretKey the secret key, a secret
	 * @param url the URL of the service
	 * @param localMode whether no credential is needed
	 */
	private record Way(@Nullable String apiKey, @Nullable String accessToken, @Nullable String secretKey,
			@Nullable URI url, boolean localMode) {

		@Override
		public String toString() {
			return "Way[url=%s, localMode=%s]".formatted(this.url, this.localMode);
		}

	}

}

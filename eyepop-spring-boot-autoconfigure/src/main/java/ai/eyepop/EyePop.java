package ai.eyepop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Flux;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.DataEndpointBuilder;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.RetryStrategy;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * The way to EyePop in plain Java: builds endpoints that share one HTTP client. What is
 * not set comes from the environment variables of EyePop's own SDKs, such as
 * {@code EYEPOP_API_KEY}.
 *
 * <pre>
 * try (EyePop eyePop = EyePop.create()) {
 *     Prediction first = eyePop.syncWorker().upload(Path.of("photo.jpg")).predict();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class EyePop implements AutoCloseable {

	private final EyePopHttp http;

	private final boolean ownHttp;

	private final List<Consumer<WorkerEndpointBuilder>> workerDefaults;

	private final List<Consumer<DataEndpointBuilder>> dataDefaults;

	private final List<WorkerEndpoint> workers = new CopyOnWriteArrayList<>();

	private final List<DataEndpoint> dataEndpoints = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	private EyePop(Builder builder) {
		EyePopHttp http = builder.http;
		this.ownHttp = http == null;
		this.http = (http != null) ? http : builder.ownHttp.build();
		this.workerDefaults = builder.workerDefaults();
		this.dataDefaults = builder.dataDefaults();
	}

	/**
	 * Create an entrance with what the environment variables say.
	 * @return a new entrance, to be closed when it is no longer needed
	 */
	public static EyePop create() {
		return builder().build();
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Build a worker endpoint.
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential, URL, Pop and
	 * session do not go together
	 */
	public WorkerEndpoint worker() {
		return worker((builder) -> {
		});
	}

	/**
	 * Build a worker endpoint.
	 * @param customizer sets what is different from the other endpoints, such as the Pop
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential, URL, Pop and
	 * session do not go together
	 */
	public WorkerEndpoint worker(Consumer<WorkerEndpointBuilder> customizer) {
		Assert.state(!this.closed, "This entrance is closed and builds no more endpoints");
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.http);
		this.workerDefaults.forEach((defaults) -> defaults.accept(builder));
		customizer.accept(builder);
		WorkerEndpoint worker = builder.build();
		this.workers.add(worker);
		return worker;
	}

	/**
	 * Build a blocking worker endpoint.
	 * @return a new endpoint, which is closed with this entrance
	 * @see #worker()
	 */
	public SyncWorkerEndpoint syncWorker() {
		return new SyncWorkerEndpoint(worker());
	}

	/**
	 * Build a blocking worker endpoint.
	 * @param customizer sets what is different from the other endpoints, such as the Pop
	 * @return a new endpoint, which is closed with this entrance
	 * @see #worker(Consumer)
	 */
	public SyncWorkerEndpoint syncWorker(Consumer<WorkerEndpointBuilder> customizer) {
		return new SyncWorkerEndpoint(worker(customizer));
	}

	/**
	 * Build a data endpoint. Its blocking twin is {@link DataEndpoint#sync()}.
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential and URL do not go
	 * together
	 */
	public DataEndpoint data() {
		return data((builder) -> {
		});
	}

	/**
	 * Build a data endpoint.
	 * @param customizer sets what is different from the other endpoints, such as the
	 * account
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential and URL do not go
	 * together
	 */
	public DataEndpoint data(Consumer<DataEndpointBuilder> customizer) {
		Assert.state(!this.closed, "This entrance is closed and builds no more endpoints");
		DataEndpointBuilder builder = DataEndpoint.builder(this.http);
		this.dataDefaults.forEach((defaults) -> defaults.accept(builder));
		customizer.accept(builder);
		DataEndpoint data = builder.build();
		this.dataEndpoints.add(data);
		return data;
	}

	/**
	 * Close all endpoints that were built here, and the HTTP client unless it was given.
	 * Waits for their jobs, as {@link WorkerEndpoint#close()} does.
	 */
	@Override
	public void close() {
		this.closed = true;
		try {
			// all at once, so that they share the time to end
			Flux<Void> data = Flux.fromIterable(this.dataEndpoints)
				.flatMap(DataEndpoint::disconnect, Integer.MAX_VALUE);
			Flux.fromIterable(this.workers)
				.flatMap(WorkerEndpoint::disconnect, Integer.MAX_VALUE)
				.mergeWith(data)
				.blockLast();
			this.workers.forEach(WorkerEndpoint::close);
		}
		finally {
			if (this.ownHttp) {
				this.http.close();
			}
		}
	}

	/**
	 * Builder of {@link EyePop}.
	 */
	public static final class Builder {

		private static final String PREFIX = "EYEPOP_";

		private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");

		private Map<String, String> environment = System.getenv();

		private @Nullable EyePopHttp http;

		private final EyePopHttp.Builder ownHttp = EyePopHttp.builder();

		private boolean ownHttpChanged;

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

		private Builder() {
		}

		/**
		 * Set the environment variables.
		 * @param environment values by name, in place of those of the process
		 * @return this builder
		 */
		public Builder environment(Map<String, String> environment) {
			this.environment = Map.copyOf(environment);
			return this;
		}

		/**
		 * Set the HTTP client.
		 * @param http the client, which is shared, and closed by whoever made it; its
		 * settings and retries cannot be set here
		 * @return this builder
		 */
		public Builder http(EyePopHttp http) {
			Assert.notNull(http, "'http' must not be null");
			this.http = http;
			return this;
		}

		/**
		 * Set the limits of the HTTP client.
		 * @param httpSettings the limits
		 * @return this builder
		 */
		public Builder httpSettings(HttpSettings httpSettings) {
			this.ownHttp.settings(httpSettings);
			this.ownHttpChanged = true;
			return this;
		}

		/**
		 * Set how failed requests are sent again.
		 * @param retrySettings the settings
		 * @return this builder
		 */
		public Builder retry(RetrySettings retrySettings) {
			this.ownHttp.retry(retrySettings);
			this.ownHttpChanged = true;
			return this;
		}

		/**
		 * Add what is done about failures of one kind.
		 * @param strategy the strategy, which replaces the usual one of its name
		 * @return this builder
		 */
		public Builder retryStrategy(RetryStrategy strategy) {
			this.ownHttp.retryStrategy(strategy);
			this.ownHttpChanged = true;
			return this;
		}

		/**
		 * Set the URL, in place of {@code EYEPOP_URL}.
		 * @param url the URL of the Compute API, or with another credential than an API
		 * key that of EyePop's API
		 * @return this builder
		 */
		public Builder url(@Nullable URI url) {
			this.url = url;
			return this;
		}

		/**
		 * Set the API key, in place of all credentials of the environment.
		 * @param apiKey the API key, a secret
		 * @return this builder
		 */
		public Builder apiKey(@Nullable String apiKey) {
			this.apiKey = apiKey;
			return this;
		}

		/**
		 * Set the access token, in place of all credentials of the environment.
		 * @param accessToken token to be used as it is, a secret
		 * @return this builder
		 */
		public Builder accessToken(@Nullable String accessToken) {
			this.accessToken = accessToken;
			return this;
		}

		/**
		 * Set the secret key, in place of all credentials of the environment.
		 * @param secretKey the secret key, a secret
		 * @return this builder
		 */
		public Builder secretKey(@Nullable String secretKey) {
			this.secretKey = secretKey;
			return this;
		}

		/**
		 * Set whether EyePop runs on this machine, in place of {@code EYEPOP_LOCAL_MODE}.
		 * @param localMode whether no credential is needed
		 * @return this builder
		 */
		public Builder localMode(boolean localMode) {
			this.localMode = localMode;
			return this;
		}

		/**
		 * Set the account, in place of {@code EYEPOP_ACCOUNT_ID}.
		 * @param accountId id of the account that calls of the Data API are about if they
		 * name none
		 * @return this builder
		 */
		public Builder accountId(@Nullable String accountId) {
			this.accountId = accountId;
			return this;
		}

		/**
		 * Set the name of the Pop, in place of {@code EYEPOP_POP_ID}.
		 * @param popId name of a Pop that the service knows, or {@code transient}
		 * @return this builder
		 */
		public Builder popId(@Nullable String popId) {
			this.popId = popId;
			return this;
		}

		/**
		 * Set the permanent session, in place of {@code EYEPOP_SESSION_UUID}.
		 * @param sessionUuid id of the session
		 * @return this builder
		 */
		public Builder sessionUuid(@Nullable String sessionUuid) {
			this.sessionUuid = sessionUuid;
			return this;
		}

		/**
		 * Set the name of new sessions, in place of {@code EYEPOP_SESSION_NAME}.
		 * @param sessionName the name
		 * @return this builder
		 */
		public Builder sessionName(@Nullable String sessionName) {
			this.sessionName = sessionName;
			return this;
		}

		/**
		 * Set the image of new sessions, in place of {@code EYEPOP_PIPELINE_IMAGE}.
		 * @param pipelineImage the image
		 * @return this builder
		 */
		public Builder pipelineImage(@Nullable String pipelineImage) {
			this.pipelineImage = pipelineImage;
			return this;
		}

		/**
		 * Set the version of that image, in place of {@code EYEPOP_PIPELINE_VERSION}.
		 * @param pipelineVersion the version
		 * @return this builder
		 */
		public Builder pipelineVersion(@Nullable String pipelineVersion) {
			this.pipelineVersion = pipelineVersion;
			return this;
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
			defaults.add((builder) -> builder.popId(popId).sessionUuid(sessionUuid));
			String sessionName = orVariable(this.sessionName, "SESSION_NAME");
			String pipelineImage = orVariable(this.pipelineImage, "PIPELINE_IMAGE");
			String pipelineVersion = orVariable(this.pipelineVersion, "PIPELINE_VERSION");
			defaults.add((builder) -> builder.sessionName(sessionName)
				.pipelineImage(pipelineImage)
				.pipelineVersion(pipelineVersion));
			return List.copyOf(defaults);
		}

		private List<Consumer<DataEndpointBuilder>> dataDefaults() {
			Way way = way();
			String accountId = orVariable(this.accountId, "ACCOUNT_ID");
			return List.of((builder) -> builder.apiKey(way.apiKey())
				.accessToken(way.accessToken())
				.secretKey(way.secretKey())
				.url(way.url())
				.localMode(way.localMode())
				.accountId(accountId));
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
		 * Create the entrance. Opens no connection.
		 * @return a new entrance, to be closed when it is no longer needed
		 * @throws IllegalStateException if there is an HTTP client as well as settings
		 * for one
		 */
		public EyePop build() {
			Assert.state(this.http == null || !this.ownHttpChanged,
					"An HTTP client that is given has its own settings and retries: set them there");
			return new EyePop(this);
		}

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

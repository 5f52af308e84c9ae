package ai.eyepop.http;

import java.time.Duration;
import java.util.function.Function;

import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import ai.eyepop.internal.Slots;

/**
 * The HTTP client that endpoints share, with its pool of connections. Opens nothing
 * before the first request; closing it closes every connection.
 *
 * @since 0.1.0
 */
public final class EyePopHttp implements AutoCloseable {

	private final ConnectionProvider connections;

	private final HttpSettings settings;

	private final Slots pairs;

	private final WebClient client;

	private final Answers answers;

	private EyePopHttp(Builder builder) {
		this.settings = builder.settings;
		this.connections = ConnectionProvider.builder("eyepop")
			.maxConnections(this.settings.maxConnections())
			.pendingAcquireMaxCount(-1)
			.pendingAcquireTimeout(Duration.ZERO)
			.maxIdleTime(this.settings.maxIdleTime())
			.build();
		this.pairs = new Slots(Math.max(1, this.settings.maxConnections() / 2));
		this.answers = new Answers((int) this.settings.maxLineSize().toBytes());
		Function<HttpClient, ClientHttpConnector> connector = (builder.connector != null) ? builder.connector
				: this::defaultConnector;
		this.client = builder.webClientBuilder.clone()
			.clientConnector(connector.apply(HttpClient.create(this.connections)))
			.filter(this.answers.errorFilter())
			.build();
	}

	/**
	 * Create a client with the default settings.
	 * @return a new client
	 */
	public static EyePopHttp create() {
		return builder().build();
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	private ClientHttpConnector defaultConnector(HttpClient httpClient) {
		return new ReactorClientHttpConnector(httpClient.compress(true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(this.settings.connectTimeout().toMillis()))
			.responseTimeout(this.settings.readTimeout()));
	}

	/**
	 * Return a client whose requests carry the current token of a credential.
	 * @param tokens the tokens
	 * @return a new client on the shared connections
	 */
	public WebClient authorizedClient(AccessTokens tokens) {
		return this.client.mutate().filter(new TokenFilter(tokens)).filter(new RequestIdFilter()).build();
	}

	/**
	 * Return a client whose requests carry a given bearer.
	 * @param bearer the bearer, a secret
	 * @return a new client on the shared connections
	 */
	public WebClient authorizedClient(String bearer) {
		return this.client.mutate()
			.filter((request, next) -> next
				.exchange(ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(bearer)).build()))
			.filter(new RequestIdFilter())
			.build();
	}

	/**
	 * Return a client whose requests carry no credential.
	 * @return the client on the shared connections
	 */
	public WebClient anonymousClient() {
		return this.client;
	}

	/**
	 * Return the limits.
	 * @return the limits
	 */
	public HttpSettings settings() {
		return this.settings;
	}

	/**
	 * Do work that needs two connections at once. As much of it runs at a time as cannot
	 * take up all connections, so that none of it waits for its second one for ever.
	 * @param <T> type of a result
	 * @param work does the work when it is subscribed to
	 * @return the work, which may have to wait first
	 */
	public <T> Flux<T> withTwoConnections(Flux<T> work) {
		return this.pairs.run(work);
	}

	/**
	 * Return what reads answers.
	 * @return the reader of answers
	 */
	public Answers answers() {
		return this.answers;
	}

	/**
	 * Close all connections. Does nothing when called again.
	 */
	@Override
	public void close() {
		this.connections.dispose();
	}

	/**
	 * Builder of {@link EyePopHttp}.
	 */
	public static final class Builder {

		private HttpSettings settings = HttpSettings.defaults();

		private WebClient.Builder webClientBuilder = WebClient.builder();

		private @Nullable Function<HttpClient, ClientHttpConnector> connector;

		private Builder() {
		}

		/**
		 * Set the limits.
		 * @param settings the limits
		 * @return this builder
		 */
		public Builder settings(HttpSettings settings) {
			Assert.notNull(settings, "'settings' must not be null");
			this.settings = settings;
			return this;
		}

		/**
		 * Set the builder from whose clone the client is made. Its connector is replaced.
		 * @param webClientBuilder the builder, which stays as it is
		 * @return this builder
		 */
		public Builder webClientBuilder(WebClient.Builder webClientBuilder) {
			Assert.notNull(webClientBuilder, "'webClientBuilder' must not be null");
			this.webClientBuilder = webClientBuilder;
			return this;
		}

		/**
		 * Set how a connector is made from a client that uses the shared pool. Time-outs,
		 * compression and trust are then up to it; it must not follow redirects.
		 * @param connector makes the connector
		 * @return this builder
		 */
		public Builder connector(Function<HttpClient, ClientHttpConnector> connector) {
			Assert.notNull(connector, "'connector' must not be null");
			this.connector = connector;
			return this;
		}

		/**
		 * Create the client.
		 * @return a new client
		 */
		public EyePopHttp build() {
			return new EyePopHttp(this);
		}

	}

}

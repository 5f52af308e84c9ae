package ai.eyepop.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
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

	private final HttpClient webSocketClient;

	private final Answers answers;

	private final Retries retries;

	private final List<ExchangeFilterFunction> attemptFilters;

	private final @Nullable AttemptObservations observations;

	private final @Nullable HttpListener listener;

	/** Shared with all that use the same connections. */
	private final AtomicBoolean closed;

	EyePopHttp(EyePopHttpBuilder builder) {
		this.settings = builder.settings;
		this.connections = ConnectionProvider.builder("eyepop")
			.maxConnections(this.settings.maxConnections())
			.pendingAcquireMaxCount(-1)
			.pendingAcquireTimeout(Duration.ZERO)
			.maxIdleTime(this.settings.maxIdleTime())
			.build();
		this.pairs = new Slots(Math.max(1, this.settings.maxConnections() / 2));
		this.answers = new Answers((int) this.settings.maxLineSize().toBytes(), builder.clock);
		this.retries = new Retries(builder.retrySettings, builder.strategies, builder.random);
		DefaultConnection connection = new DefaultConnection(this.settings, builder.proxy);
		Function<HttpClient, ClientHttpConnector> connector = (builder.connector != null) ? builder.connector
				: connection::connector;
		WebClient.Builder client = builder.webClientBuilder.clone()
			.clientConnector(connector.apply(AskedDecompressor.applyTo(HttpClient.create(this.connections))));
		this.observations = builder.observations;
		this.client = ((this.observations != null) ? this.observations.replaceIn(client) : client).build();
		UnaryOperator<HttpClient> webSockets = (builder.webSockets != null) ? builder.webSockets : connection::applyTo;
		this.webSocketClient = webSockets.apply(HttpClient.create(this.connections));
		this.listener = null;
		this.attemptFilters = List.of();
		this.closed = new AtomicBoolean();
	}

	private EyePopHttp(EyePopHttp shared, Retries retries, HttpClient webSocketClient, @Nullable HttpListener listener,
			List<ExchangeFilterFunction> attemptFilters) {
		this.settings = shared.settings;
		this.connections = shared.connections;
		this.pairs = shared.pairs;
		this.answers = shared.answers;
		this.client = shared.client;
		this.observations = shared.observations;
		this.closed = shared.closed;
		this.retries = retries;
		this.webSocketClient = webSocketClient;
		this.listener = listener;
		this.attemptFilters = attemptFilters;
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
	public static EyePopHttpBuilder builder() {
		return new EyePopHttpBuilder();
	}

	/**
	 * Return an HTTP client that shares all with this one, but sends each attempt of a
	 * request through a filter as well: it sees the request as it is sent, with its id,
	 * and the answer before anyone has looked at it.
	 * @param attemptFilter the filter, which is below the retries
	 * @return a new client, which is closed together with this one
	 */
	public EyePopHttp withAttemptFilter(ExchangeFilterFunction attemptFilter) {
		Assert.notNull(attemptFilter, "'attemptFilter' must not be null");
		return new EyePopHttp(this, this.retries, this.webSocketClient, this.listener,
				Stream.concat(this.attemptFilters.stream(), Stream.of(attemptFilter)).toList());
	}

	/**
	 * Return this client for one of those who share it, and who is told about his
	 * requests.
	 * @param listener is told about them
	 * @return a client on the same connections, which ends with this one
	 */
	public EyePopHttp with(HttpListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		HttpClient webSockets = this.webSocketClient
			.doOnConnected((connection) -> TrafficHandler.attach(connection.channel(), listener));
		return new EyePopHttp(this, this.retries.with(listener), webSockets, listener, this.attemptFilters);
	}

	/**
	 * Return who is told about requests.
	 * @return the listener, or {@code null} if nobody is
	 */
	public @Nullable HttpListener listener() {
		return this.listener;
	}

	/**
	 * Return a client whose requests carry the current token of a credential.
	 * @param tokens the tokens
	 * @return a new client on the shared connections
	 */
	public WebClient authorizedClient(AccessTokens tokens) {
		return client(tokens.isRenewable(), new TokenFilter(tokens));
	}

	/**
	 * Return a client whose requests carry a given bearer.
	 * @param bearer the bearer, a secret
	 * @return a new client on the shared connections
	 */
	public WebClient authorizedClient(String bearer) {
		return client(false, (request, next) -> next
			.exchange(ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(bearer)).build()));
	}

	/**
	 * Return a client whose requests carry no credential.
	 * @return a new client on the shared connections
	 */
	public WebClient anonymousClient() {
		return client(false, (request, next) -> next.exchange(request));
	}

	private WebClient client(boolean renewable, ExchangeFilterFunction credential) {
		// what is computed for each attempt is below the retries
		WebClient.Builder builder = this.client.mutate()
			.filter((request, next) -> this.closed.get() ? Mono.error(EyePopHttp::closed) : next.exchange(request))
			.filter(new RetryFilter(this.retries))
			.filter(this.answers.errorFilter(renewable))
			.filter(credential)
			.filter(new RequestIdFilter(this.listener))
			.filters((filters) -> filters.addAll(this.attemptFilters));
		if (this.observations != null) {
			builder.filter(this.observations);
		}
		return builder.filter(new SignedUrlFilter()).filter((request, next) -> send(next.exchange(request))).build();
	}

	// it may have waited, for a token or for its turn, until after the end of this
	// client, and a provider of connections that is disposed opens new ones
	private Mono<ClientResponse> send(Mono<ClientResponse> exchange) {
		return Mono.defer(() -> this.closed.get() ? Mono.error(closed()) : exchange).doFinally((signal) -> {
			if (this.closed.get()) {
				this.connections.dispose();
			}
		});
	}

	private static IllegalStateException closed() {
		return new IllegalStateException("The HTTP client is closed");
	}

	/**
	 * Let a filter decide where each attempt of the requests of a client goes: below the
	 * retries and the credential, but above what looks at the request as it is sent.
	 * @param client the builder of a client, mutated from one of an HTTP client
	 * @param route the filter
	 * @return the builder
	 */
	public static WebClient.Builder route(WebClient.Builder client, ExchangeFilterFunction route) {
		return client.filters((filters) -> {
			int sent = 0;
			while (sent < filters.size() && !(filters.get(sent) instanceof RequestIdFilter)) {
				sent++;
			}
			filters.add(sent, route);
		});
	}

	/**
	 * Return the client for web sockets. It carries no credential. Its sockets take none
	 * of the connections that requests wait for, and end when this is closed.
	 * @return the client
	 */
	public HttpClient webSocketClient() {
		return this.webSocketClient;
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
	 * Return what is done about failures.
	 * @return the retries
	 */
	public Retries retries() {
		return this.retries;
	}

	/**
	 * Return the limits.
	 * @return the settings of the retries
	 */
	public RetrySettings retrySettings() {
		return this.retries.settings();
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
		this.closed.set(true);
		this.connections.dispose();
	}

}

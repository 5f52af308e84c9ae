package ai.eyepop.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/**
 * Builder of {@link EyePopHttp}.
 *
 * @since 0.1.0
 */
public final class EyePopHttpBuilder {

	HttpSettings settings = HttpSettings.defaults();

	@Nullable ProxySettings proxy;

	WebClient.Builder webClientBuilder = WebClient.builder();

	@Nullable Function<HttpClient, ClientHttpConnector> connector;

	@Nullable UnaryOperator<HttpClient> webSockets;

	@Nullable AttemptObservations observations;

	RetrySettings retrySettings = RetrySettings.defaults();

	final List<RetryStrategy> strategies = new ArrayList<>();

	Clock clock = Clock.systemUTC();

	RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

	EyePopHttpBuilder() {
	}

	/**
	 * Set the limits.
	 * @param settings the limits
	 * @return this builder
	 */
	public EyePopHttpBuilder settings(HttpSettings settings) {
		Assert.notNull(settings, "'settings' must not be null");
		this.settings = settings;
		return this;
	}

	/**
	 * Return the limits as they are set so far, to change some of them only.
	 * @return the limits
	 */
	public HttpSettings settings() {
		return this.settings;
	}

	/**
	 * Set the proxy, for requests and for web sockets.
	 * @param proxy the proxy, or {@code null} for none. Has no effect on a connector and
	 * on a client for web sockets that are set here, unless they ask for it
	 * @return this builder
	 */
	public EyePopHttpBuilder proxy(@Nullable ProxySettings proxy) {
		this.proxy = proxy;
		return this;
	}

	/**
	 * Return the proxy as it is set so far.
	 * @return the proxy, or {@code null} for none
	 */
	public @Nullable ProxySettings proxy() {
		return this.proxy;
	}

	/**
	 * Set the builder from whose clone the client is made. Its connector is replaced.
	 * @param webClientBuilder the builder, which stays as it is
	 * @return this builder
	 */
	public EyePopHttpBuilder webClientBuilder(WebClient.Builder webClientBuilder) {
		Assert.notNull(webClientBuilder, "'webClientBuilder' must not be null");
		this.webClientBuilder = webClientBuilder;
		return this;
	}

	/**
	 * Set where each attempt of a request is observed, as {@code http.client.requests}.
	 * It takes the place of the observations of the
	 * {@link #webClientBuilder(WebClient.Builder) WebClient}, which know of a request
	 * only as a whole, with its retries.
	 * @param registry the registry
	 * @param convention names what is observed; {@code null} for that of Spring
	 * @return this builder
	 */
	public EyePopHttpBuilder observations(ObservationRegistry registry,
			@Nullable ClientRequestObservationConvention convention) {
		Assert.notNull(registry, "'registry' must not be null");
		this.observations = new AttemptObservations(registry, convention);
		return this;
	}

	/**
	 * Set how a connector is made from a client that uses the shared pool. Time-outs,
	 * compression and trust are then up to it; it must not follow redirects. A pool of
	 * its own does not change that at most {@link HttpSettings#maxConnections()} images
	 * are on their way to a worker at once.
	 * @param connector makes the connector
	 * @return this builder
	 */
	public EyePopHttpBuilder connector(Function<HttpClient, ClientHttpConnector> connector) {
		Assert.notNull(connector, "'connector' must not be null");
		this.connector = connector;
		return this;
	}

	/**
	 * Set how the client for web sockets is made from one whose sockets end with the HTTP
	 * client. Time to connect, trust and proxy are then up to it.
	 * @param webSockets makes the client
	 * @return this builder
	 */
	public EyePopHttpBuilder webSockets(UnaryOperator<HttpClient> webSockets) {
		Assert.notNull(webSockets, "'webSockets' must not be null");
		this.webSockets = webSockets;
		return this;
	}

	/**
	 * Set how failed requests are sent again.
	 * @param retrySettings the settings
	 * @return this builder
	 */
	public EyePopHttpBuilder retry(RetrySettings retrySettings) {
		Assert.notNull(retrySettings, "'retrySettings' must not be null");
		this.retrySettings = retrySettings;
		return this;
	}

	/**
	 * Add what is done about failures of one kind. Strategies are asked in the order in
	 * which they were added, and before the usual ones.
	 * @param strategy the strategy, which replaces the usual one of its name
	 * @return this builder
	 */
	public EyePopHttpBuilder retryStrategy(RetryStrategy strategy) {
		Assert.notNull(strategy, "'strategy' must not be null");
		this.strategies.add(strategy);
		return this;
	}

	/**
	 * Set the clock.
	 * @param clock tells the time to which a {@code Retry-After} that is a date is
	 * compared
	 * @return this builder
	 */
	public EyePopHttpBuilder clock(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Set what chance decides by.
	 * @param random gives random numbers to several threads
	 * @return this builder
	 */
	public EyePopHttpBuilder random(RandomGenerator random) {
		Assert.notNull(random, "'random' must not be null");
		this.random = random;
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

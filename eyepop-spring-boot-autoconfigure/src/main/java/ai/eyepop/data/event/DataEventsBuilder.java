package ai.eyepop.data.event;

import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.telemetry.SocketListener;

/**
 * Builder of {@link DataEvents}.
 *
 * @since 0.1.0
 */
public final class DataEventsBuilder {

	private final EyePopHttp http;

	private @Nullable Mono<URI> dataUrl;

	private @Nullable AccessTokens tokens;

	private @Nullable String accountId;

	private EventSettings settings = EventSettings.defaults();

	private SocketListener listener = new SocketListener() {
	};

	private Scheduler timer = Schedulers.parallel();

	private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

	DataEventsBuilder(EyePopHttp http) {
		Assert.notNull(http, "'http' must not be null");
		this.http = http;
	}

	/**
	 * Set the URL of the Data API.
	 * @param dataUrl the URL, whose path is kept; subscribed to with each attempt to
	 * connect, so that it may change
	 * @return this builder
	 */
	public DataEventsBuilder dataUrl(Mono<URI> dataUrl) {
		Assert.notNull(dataUrl, "'dataUrl' must not be null");
		this.dataUrl = dataUrl;
		return this;
	}

	/**
	 * Set the tokens.
	 * @param tokens the tokens with which sockets are authorized; {@code null} if none
	 * are needed
	 * @return this builder
	 */
	public DataEventsBuilder tokens(@Nullable AccessTokens tokens) {
		this.tokens = tokens;
		return this;
	}

	/**
	 * Set the account.
	 * @param accountId id of the account to follow as long as there is a socket;
	 * {@code null} for none
	 * @return this builder
	 */
	public DataEventsBuilder accountId(@Nullable String accountId) {
		this.accountId = accountId;
		return this;
	}

	/**
	 * Set the settings.
	 * @param settings the settings
	 * @return this builder
	 */
	public DataEventsBuilder settings(EventSettings settings) {
		Assert.notNull(settings, "'settings' must not be null");
		this.settings = settings;
		return this;
	}

	/**
	 * Set who is told about the socket.
	 * @param listener the listener
	 * @return this builder
	 */
	public DataEventsBuilder listener(SocketListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listener = listener;
		return this;
	}

	DataEventsBuilder timer(Scheduler timer) {
		this.timer = timer;
		return this;
	}

	DataEventsBuilder random(RandomGenerator random) {
		this.random = random;
		return this;
	}

	/**
	 * Create the events. Opens no connection before somebody listens.
	 * @return new events, to be closed when they are no longer needed
	 */
	public DataEvents build() {
		Mono<URI> dataUrl = this.dataUrl;
		Assert.state(dataUrl != null, "'dataUrl' must be set");
		Subscriptions subscriptions = new Subscriptions(this.accountId);
		EventConnector connector = new EventConnector(this.http.webSocketClient(), subscriptions, this.settings,
				this.timer);
		Backoff backoff = new Backoff(this.settings.initialDelay(), this.settings.maxDelay(), this.random);
		EventSocket socket = new EventSocket(connector, dataUrl, this.tokens,
				new Recovery(backoff, this.tokens != null, this.timer), this.listener, this.timer);
		return new DefaultDataEvents(socket, subscriptions, new SocketNews(this.listener), this.timer, this.accountId,
				this.settings.bufferSize());
	}

}

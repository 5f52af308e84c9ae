package ai.eyepop.data.event;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/**
 * Opens sockets.
 */
final class EventConnector {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private final HttpClient client;

	private final Subscriptions subscriptions;

	private final EventSettings settings;

	private final Scheduler timer;

	EventConnector(HttpClient client, Subscriptions subscriptions, EventSettings settings, Scheduler timer) {
		// the token is in a frame, which no log may show
		this.client = client.wiretap(false)
			.compress(false)
			.disableRetry(true)
			.responseTimeout(null)
			.protocol(HttpProtocol.HTTP11);
		this.subscriptions = subscriptions;
		this.settings = settings;
		this.timer = timer;
	}

	/**
	 * Open a socket, and use it until it ends.
	 * @param dataUrl the URL of the Data API
	 * @param authorization what to authorize the socket with, if anything
	 * @param closing our own end
	 * @return what comes, which fails unless the end is our own
	 */
	Flux<SocketSignal> connect(URI dataUrl, @Nullable Authorization authorization, Closing closing) {
		URI url = url(dataUrl);
		WebsocketClientSpec spec = WebsocketClientSpec.builder()
			.maxFramePayloadLength((int) this.settings.maxFrameSize().toBytes())
			.build();
		AtomicBoolean open = new AtomicBoolean();
		Flux<SocketSignal> signals = this.client.websocket(spec).uri(url).handle((in, out) -> {
			open.set(true);
			return new EventConnection(url, this.subscriptions, this.settings, this.timer).use(in, out, authorization,
					closing);
		});
		Mono<Void> overdue = closing.whenBegun()
			.then(Mono.defer(() -> open.get() ? Mono.delay(CLOSE_TIMEOUT, this.timer).then() : Mono.empty()));
		return signals.timeout(Mono.delay(this.settings.pingTimeout(), this.timer))
			.onErrorMap((failure) -> SocketFailures.of(url, this.settings, failure))
			.takeUntilOther(overdue);
	}

	static URI url(URI dataUrl) {
		UriComponentsBuilder url = UriComponentsBuilder.fromUri(dataUrl)
			.scheme("https".equals(dataUrl.getScheme()) ? "wss" : "ws")
			.userInfo(null)
			.replaceQuery(null)
			.fragment(null);
		String path = (dataUrl.getRawPath() != null) ? dataUrl.getRawPath() : "";
		while (path.endsWith("/")) {
			path = path.substring(0, path.length() - 1);
		}
		return url.replacePath(path + "/events").build(true).toUri();
	}

}

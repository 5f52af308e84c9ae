package ai.eyepop.data;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.netty.channel.ChannelOption;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.ReceivedRequest;

/**
 * A service that answers as a test says, and keeps what it was asked.
 */
final class DataServer implements AutoCloseable {

	static final AccessToken TOKEN = new AccessToken("tok-1", null, null);

	private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

	private final AtomicInteger count = new AtomicInteger();

	private final Sinks.Empty<Void> disconnected = Sinks.empty();

	private final LoopResources loops = LoopResources.create("data", 1, true);

	private final DisposableServer server;

	DataServer(Handler handler) {
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.runOn(this.loops)
			.handle((request, response) -> handle(handler, request, response))
			.bindNow();
	}

	/**
	 * Create a server that answers each request alike.
	 */
	static DataServer json(int status, String json) {
		return new DataServer((number, request, response) -> json(response, status, json));
	}

	static Publisher<Void> json(HttpServerResponse response, int status, String json) {
		response.status(status).header("Content-Type", "application/json");
		return json.isEmpty() ? response.send() : response.sendString(Mono.just(json)).then();
	}

	/**
	 * Break the connection instead of answering.
	 */
	static Publisher<Void> reset(HttpServerRequest request) {
		request.withConnection((connection) -> {
			connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
			connection.channel().close();
		});
		return Mono.never();
	}

	private Publisher<Void> handle(Handler handler, HttpServerRequest request, HttpServerResponse response) {
		request.withConnection(
				(connection) -> connection.onTerminate().subscribe(null, null, this.disconnected::tryEmitEmpty));
		Map<String, String> headers = request.requestHeaders()
			.entries()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(), Map.Entry::getValue, (a, b) -> a));
		return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0]).flatMap((body) -> {
			this.received.add(new ReceivedRequest(request.method().name(), URI.create(request.uri()), headers, body));
			return Mono.from(handler.answer(this.count.incrementAndGet(), request, response));
		});
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	List<ReceivedRequest> received() {
		return List.copyOf(this.received);
	}

	ReceivedRequest onlyRequest() {
		if (this.received.size() != 1) {
			throw new AssertionError("Not one request: " + this.received);
		}
		return this.received.get(0);
	}

	void awaitDisconnect() {
		this.disconnected.asMono().block(Duration.ofSeconds(30));
	}

	DataEndpointBuilder endpoint(EyePopHttp http) {
		return DataEndpoint.builder(http)
			.tokens(new AccessTokens(Mono.just(TOKEN), TOKEN, Clock.systemUTC()))
			.dataUrl(url())
			.vlmUrl(url())
			.accountId("acc-1")
			.shutdownTimeout(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1));
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
	}

	/**
	 * Answers requests, which are numbered from 1.
	 */
	interface Handler {

		Publisher<Void> answer(int number, HttpServerRequest request, HttpServerResponse response);

	}

}

package ai.eyepop.data.event;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.LoopResources;

/**
 * A service whose sockets do what a test says, and which keeps what they were sent.
 */
final class SocketServer implements AutoCloseable {

	final List<String> received = new CopyOnWriteArrayList<>();

	final List<Integer> closeCodes = new CopyOnWriteArrayList<>();

	final List<URI> handshakes = new CopyOnWriteArrayList<>();

	private final LoopResources loops = LoopResources.create("sockets", 1, true);

	private final DisposableServer server;

	SocketServer(BiFunction<WebsocketInbound, WebsocketOutbound, Publisher<Void>> handler) {
		// pings are answered by the handler, if at all
		WebsocketServerSpec spec = WebsocketServerSpec.builder().handlePing(true).build();
		this.server = HttpServer.create().host("127.0.0.1").port(0).runOn(this.loops).handle((request, response) -> {
			this.handshakes.add(URI.create(request.uri()));
			request.requestHeaders().forEach((header) -> this.received.add(header.getKey() + ": " + header.getValue()));
			return response.sendWebsocket((in, out) -> {
				in.receiveCloseStatus().subscribe((status) -> this.closeCodes.add(status.code()));
				return handler.apply(in, out);
			}, spec);
		}).bindNow();
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port() + "/base%20path");
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
	}

}

package ai.eyepop.emulator.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BiFunction;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * Port that is listened on, with its connections. It can be closed and opened again.
 */
final class Listener {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final String host;

	private final LoopResources loops;

	private final BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler;

	private int port;

	private volatile @Nullable DisposableServer server;

	Listener(String host, int port, LoopResources loops,
			BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
		this.host = host;
		this.port = port;
		this.loops = loops;
		this.handler = handler;
	}

	/**
	 * Listen, on the same port as the last time.
	 */
	synchronized void open() {
		if (this.server == null) {
			DisposableServer opened = HttpServer.create()
				.host(this.host)
				.port(this.port)
				.runOn(this.loops)
				.channelGroup(this.connections)
				.handle(this.handler)
				.bindNow();
			this.server = opened;
			this.port = ((InetSocketAddress) opened.address()).getPort();
		}
	}

	/**
	 * Stop to listen and reset all connections.
	 */
	synchronized void kill() {
		DisposableServer opened = this.server;
		if (opened != null) {
			this.server = null;
			// not disposeNow(), which waits for uploads that may never end
			opened.channel().close().awaitUninterruptibly(STOP_TIMEOUT.toMillis());
			this.connections.forEach(Listener::reset);
		}
	}

	/**
	 * Close port and connections.
	 */
	synchronized void close() {
		DisposableServer opened = this.server;
		this.server = null;
		if (opened != null) {
			opened.channel().close().awaitUninterruptibly(STOP_TIMEOUT.toMillis());
		}
		this.connections.close().awaitUninterruptibly(STOP_TIMEOUT.toMillis());
	}

	boolean isOpen() {
		return this.server != null;
	}

	Mono<Void> onClose() {
		DisposableServer opened = this.server;
		return (opened != null) ? opened.onDispose() : Mono.empty();
	}

	synchronized int port() {
		return this.port;
	}

	/**
	 * Return the number of open connections.
	 * @return the number, 0 or more
	 */
	int openConnections() {
		return (int) this.connections.stream().filter((channel) -> channel instanceof SocketChannel).count();
	}

	/**
	 * Reset a connection: its peer sees a broken one, not a closed one.
	 * @param channel the connection
	 */
	static void reset(Channel channel) {
		if (channel instanceof SocketChannel && channel.isOpen()) {
			channel.config().setOption(ChannelOption.SO_LINGER, 0);
		}
		channel.close();
	}

}

package ai.eyepop.emulator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.service.Analyst;
import ai.eyepop.emulator.service.ComputeSessions;
import ai.eyepop.emulator.service.Tokens;

/**
 * HTTP server with everything that it owns: event loops, workers, temporary files.
 */
public final class EmulatorServer implements AutoCloseable {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final AtomicBoolean closed = new AtomicBoolean();

	private final RequestLog requestLog = new RequestLog();

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final Tokens tokens;

	private final ComputeSessions sessions;

	private final Analyst analyst;

	private final Uploads uploads;

	private final LoopResources loops;

	private final DisposableServer server;

	private EmulatorServer(ServerOptions options) throws IOException {
		this.tokens = new Tokens(options.clock(), options.tokenLifetime());
		this.sessions = new ComputeSessions(options.clock(), options.sessionStartUpDelay(), this.tokens);
		this.uploads = new Uploads(options.maxSourceSize(), options.temporaryDirectory());
		this.analyst = new Analyst(options.clock());
		this.loops = LoopResources.create("eyepop-emulator-http", 2, true);
		Gate gate = new Gate(options.apiKeys(), this.tokens);
		PipelineRoutes pipelines = new PipelineRoutes(gate, this.sessions, options.clock());
		List<Route> routes = new ArrayList<>(InfoRoutes.routes());
		routes.addAll(new SessionRoutes(gate, this.tokens, this.sessions, options.clock()).routes());
		routes.addAll(pipelines.routes());
		routes.addAll(new SourceRoutes(pipelines, this.uploads, this.analyst).routes());
		Front front = new Front(new Router(routes), gate, this.requestLog);
		try {
			this.server = HttpServer.create()
				.host(options.host())
				.port(options.port())
				.runOn(this.loops)
				.channelGroup(this.connections)
				.handle(front::handle)
				.bindNow();
		}
		catch (RuntimeException ex) {
			closeResources();
			throw ex;
		}
	}

	/**
	 * Start a server.
	 * @param options what to start it with
	 * @return the server, which accepts connections
	 * @throws UncheckedIOException if there is no room for temporary files
	 * @throws reactor.netty.ChannelBindException if the port is in use
	 */
	public static EmulatorServer start(ServerOptions options) {
		try {
			return new EmulatorServer(options);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No directory for temporary files can be created", ex);
		}
	}

	/**
	 * Return where the server listens.
	 * @return address and port
	 */
	public InetSocketAddress address() {
		return (InetSocketAddress) this.server.address();
	}

	/**
	 * Return the tokens.
	 * @return the tokens that are out
	 */
	public Tokens tokens() {
		return this.tokens;
	}

	/**
	 * Return the sessions.
	 * @return the sessions of all API keys
	 */
	public ComputeSessions sessions() {
		return this.sessions;
	}

	/**
	 * Return the last requests.
	 * @return at most 1,000, oldest first
	 */
	public List<RecordedRequest> requests() {
		return this.requestLog.snapshot();
	}

	/**
	 * Return how many connections are open.
	 * @return the number, 0 or more
	 */
	public int openConnections() {
		return (int) this.connections.stream().filter((channel) -> channel instanceof SocketChannel).count();
	}

	/**
	 * Wait until the server is closed.
	 */
	public void await() {
		this.server.onDispose().block();
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			// not disposeNow(), which waits for uploads that may never end
			this.server.channel().close().awaitUninterruptibly(STOP_TIMEOUT.toMillis());
			closeResources();
		}
	}

	private void closeResources() {
		this.connections.close().awaitUninterruptibly(STOP_TIMEOUT.toMillis());
		this.analyst.close();
		this.loops.disposeLater(Duration.ZERO, STOP_TIMEOUT).block(STOP_TIMEOUT);
		this.uploads.close();
	}

}

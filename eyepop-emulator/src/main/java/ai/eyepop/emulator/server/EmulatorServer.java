package ai.eyepop.emulator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.event.Events;
import ai.eyepop.emulator.fault.Faults;
import ai.eyepop.emulator.inspect.EndpointSnapshot;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.emulator.inspect.ReceivedSource;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.inspect.TraceRecord;
import ai.eyepop.emulator.service.Analyst;
import ai.eyepop.emulator.service.ComputeSessions;
import ai.eyepop.emulator.service.NamedPops;
import ai.eyepop.emulator.service.Tokens;
import ai.eyepop.emulator.service.Viewer;
import ai.eyepop.emulator.service.data.DataState;

/**
 * HTTP server with everything that it owns: event loops, workers, temporary files.
 */
public final class EmulatorServer implements AutoCloseable {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final AtomicBoolean closed = new AtomicBoolean();

	private final RequestLog requestLog = new RequestLog();

	private final Endpoints endpoints = new Endpoints();

	private final FaultBook faults;

	private final Books books;

	private final Tokens tokens;

	private final ComputeSessions sessions;

	private final Analyst analyst;

	private final Uploads uploads;

	private final EventHub events;

	private final DataState data;

	private final ArrowRoutes arrow;

	private final TraceRoutes traces;

	private final LoopResources loops;

	private final Listener listener;

	private EmulatorServer(ServerOptions options) throws IOException {
		this.tokens = new Tokens(options.clock(), options.tokenLifetime());
		this.sessions = new ComputeSessions(options.clock(), options.sessionStartUpDelay(), this.tokens,
				this.endpoints::next);
		this.faults = new FaultBook(Math.max(1, options.endpoints()));
		this.books = new Books(Math.max(1, options.endpoints()), options.answers());
		this.uploads = new Uploads(options.maxSourceSize(), options.temporaryDirectory(), this.books);
		this.analyst = new Analyst(options.clock());
		this.loops = LoopResources.create("eyepop-emulator-http", 2, true);
		Gate gate = new Gate(options.credentials(), this.tokens);
		PipelineRoutes pipelines = new PipelineRoutes(gate, this.sessions, this.endpoints, options.clock());
		List<Route> routes = new ArrayList<>(InfoRoutes.routes());
		routes.addAll(new SessionRoutes(gate, this.tokens, this.sessions, this.endpoints, options.clock()).routes());
		NamedPops pops = new NamedPops(options.pops(), this.sessions, options.clock(),
				Math.max(1, options.endpoints()));
		routes.addAll(new LegacyRoutes(gate, this.tokens, this.sessions, pops, this.endpoints, options).routes());
		routes.addAll(pipelines.routes());
		this.traces = new TraceRoutes(gate, this.sessions, this.endpoints);
		routes.addAll(this.traces.routes());
		this.events = new EventHub(gate, options.data().accounts().iterator().next(),
				options.data().authorizationTimeout());
		this.data = new DataState(options.data(), options.clock(), this.events::publish);
		Blobs blobs = new Blobs(this.uploads.directory(), this.uploads.disk());
		References references = new References(this.uploads, blobs, this.data, options.assets(), options.anyUrl(),
				this.loops);
		AssetLoader loader = new AssetLoader(this.data, blobs, references, options.maxSourceSize());
		this.arrow = new ArrowRoutes(this.data, loader, this.uploads.directory(), options.data().exportForm());
		routes.addAll(new DataServices(this.data, gate, blobs, loader, this.arrow, options)
			.routes(new Viewer(this.analyst, options.bytesPerFrame())));
		routes.add(Route.of(Route.WEBSOCKET, DataApi.root(options.data().dataPath()) + "/events",
				(exchange, variables) -> Mono.just(this.events.handshake())));
		routes.addAll(new EventRoutes(this.events).routes());
		Predictions predictions = new Predictions(this.analyst, this.uploads, options.bytesPerFrame());
		routes.addAll(new SourceRoutes(pipelines, this.uploads, references, predictions, this.analyst).routes());
		routes.addAll(new ControlRoutes(this.faults, this.endpoints, this::reset).routes());
		Front front = new Front(new Router(routes), gate, this.requestLog, this.faults,
				new RequestFaults(this.tokens, this.sessions), this.endpoints, this.books);
		int own = (options.endpoints() == 0) ? 0 : Endpoints.NONE;
		this.listener = new Listener(options.host(), options.port(), this.loops,
				(request, response) -> front.handle(own, request, response));
		for (int i = 0; i < options.endpoints(); i++) {
			int endpoint = i;
			this.endpoints.add(new Listener(options.host(), 0, this.loops,
					(request, response) -> front.handle(endpoint, request, response)));
		}
		try {
			this.listener.open();
			this.endpoints.listeners().forEach(Listener::open);
			options.credentials().accessTokens().forEach(this.tokens::accept);
			options.permanentSessions().forEach(this.sessions::createPermanent);
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
	 * Return the port that the server listens on.
	 * @return the port
	 */
	public int port() {
		return this.listener.port();
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
	 * Return the last records of request traces.
	 * @return at most 100, oldest first
	 */
	public List<TraceRecord> traces() {
		return this.traces.records();
	}

	/**
	 * Return the faults on command.
	 * @return the faults, to be changed by the caller
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * Take an endpoint down.
	 * @param endpoint the number of the endpoint, from 0
	 * @throws IllegalArgumentException if there is no such endpoint
	 */
	public void endpointDown(int endpoint) {
		this.endpoints.down(endpoint);
	}

	/**
	 * Bring an endpoint up again.
	 * @param endpoint the number of the endpoint, from 0
	 * @throws IllegalArgumentException if there is no such endpoint
	 */
	public void endpointUp(int endpoint) {
		this.endpoints.up(endpoint);
	}

	/**
	 * Return the endpoints as they are now.
	 * @return snapshots by number
	 */
	public List<EndpointSnapshot> endpoints() {
		List<EndpointSnapshot> snapshots = new ArrayList<>();
		for (int i = 0; i < this.endpoints.count(); i++) {
			Listener at = this.endpoints.isShared() ? this.listener : this.endpoints.listeners().get(i);
			snapshots.add(new EndpointSnapshot(i, this.endpoints.isUp(i), at.openConnections(),
					this.sessions.runningJobs(i), this.books.requests(i)));
		}
		return List.copyOf(snapshots);
	}

	/**
	 * Return the last sources that arrived.
	 * @return at most 1,000, oldest first
	 */
	public List<ReceivedSource> sources() {
		return this.books.sources();
	}

	/**
	 * Return how many answers are recorded now.
	 * @return the number, 0 if answers are not recorded
	 */
	public int runningAnswers() {
		return this.books.runningAnswers();
	}

	/**
	 * Return how many uploads ran at once.
	 * @return the most since the start
	 */
	public int maxUploads() {
		return this.books.maxUploads();
	}

	/**
	 * Return the event sockets on command.
	 * @return the sockets, to be used by the caller
	 */
	public Events events() {
		return this.events;
	}

	/**
	 * Return the last event sockets.
	 * @return at most 1,000, oldest first
	 */
	public List<EventSocketSnapshot> sockets() {
		return this.events.snapshots();
	}

	/**
	 * Return the state of the Data API.
	 * @return the state
	 */
	public DataState data() {
		return this.data;
	}

	/**
	 * Set the form of exports.
	 * @param form the form
	 */
	public void exportForm(ArrowForm form) {
		this.arrow.form(form);
	}

	/**
	 * Return how much memory imports and exports use.
	 * @return bytes, 0 or more
	 */
	public long arrowMemory() {
		return this.arrow.allocated();
	}

	/**
	 * Return how many connections are open.
	 * @return the number, 0 or more
	 */
	public int openConnections() {
		return this.listener.openConnections()
				+ this.endpoints.listeners().stream().mapToInt(Listener::openConnections).sum();
	}

	/**
	 * Forget what happened, what is on command and what the Data API knows. Sessions,
	 * pipelines, tokens and connections stay.
	 */
	public void reset() {
		this.faults.clear();
		for (int i = 0; i < this.endpoints.count(); i++) {
			this.endpoints.up(i);
		}
		this.events.reset();
		this.data.clear();
		this.books.clear();
		this.traces.clear();
		this.requestLog.clear();
	}

	/**
	 * Wait until the server is closed.
	 */
	public void await() {
		this.listener.onClose().block();
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			closeResources();
		}
	}

	private void closeResources() {
		this.listener.close();
		this.endpoints.listeners().forEach(Listener::close);
		this.data.close();
		this.analyst.close();
		this.loops.disposeLater(Duration.ZERO, STOP_TIMEOUT).block(STOP_TIMEOUT);
		this.arrow.close();
		this.uploads.close();
	}

}

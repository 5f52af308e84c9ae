package ai.eyepop.emulator;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.event.Events;
import ai.eyepop.emulator.fault.Faults;
import ai.eyepop.emulator.inspect.AssetSnapshot;
import ai.eyepop.emulator.inspect.DatasetSnapshot;
import ai.eyepop.emulator.inspect.EndpointSnapshot;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.emulator.inspect.ModelSnapshot;
import ai.eyepop.emulator.inspect.PipelineSnapshot;
import ai.eyepop.emulator.inspect.ReceivedSource;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.inspect.SessionSnapshot;
import ai.eyepop.emulator.inspect.TraceRecord;
import ai.eyepop.emulator.inspect.WorkflowSnapshot;
import ai.eyepop.emulator.server.EmulatorServer;
import ai.eyepop.emulator.server.ServerOptions;

/**
 * An EyePop service in a box: speaks the wire protocol over HTTP and analyses images with
 * classical methods, which stand in for EyePop's models and do not imitate them.
 *
 * <pre class="code">
 * try (EyePopEmulator emulator = EyePopEmulator.start()) {
 *     connect(emulator.url(), emulator.apiKey());
 * }
 * </pre>
 *
 * All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class EyePopEmulator implements AutoCloseable {

	/**
	 * The API key that is accepted if none is configured.
	 */
	public static final String DEFAULT_API_KEY = "emulator-key";

	/**
	 * The secret key that is accepted if none is configured.
	 */
	public static final String DEFAULT_SECRET_KEY = "emulator-secret-key";

	/**
	 * The uuid of the account that is known if none is configured.
	 */
	public static final String DEFAULT_ACCOUNT = "emulator-account";

	private final EmulatorServer server;

	private final URI url;

	private final String apiKey;

	private final String account;

	EyePopEmulator(ServerOptions options) {
		this.server = EmulatorServer.start(options);
		boolean everywhere = new InetSocketAddress(options.host(), 0).getAddress().isAnyLocalAddress();
		String host = everywhere ? "localhost" : options.host();
		this.url = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + this.server.port());
		this.apiKey = options.credentials().apiKeys().iterator().next();
		this.account = options.data().accounts().iterator().next();
	}

	/**
	 * Start an emulator on a free port of the loopback address, with the key
	 * {@value #DEFAULT_API_KEY}.
	 * @return the emulator, which accepts connections
	 */
	public static EyePopEmulator start() {
		return builder().start();
	}

	/**
	 * Create a builder with the defaults.
	 * @return a new builder
	 */
	public static EyePopEmulatorBuilder builder() {
		return new EyePopEmulatorBuilder();
	}

	/**
	 * Return the base URL, to be used as the URL of the Compute API.
	 * @return the URL, without a slash at its end
	 */
	public URI url() {
		return this.url;
	}

	/**
	 * Return an API key that the emulator accepts.
	 * @return the first of the configured keys
	 */
	public String apiKey() {
		return this.apiKey;
	}

	/**
	 * Return the compute sessions that there are now.
	 * @return snapshots, oldest first
	 */
	public List<SessionSnapshot> sessions() {
		return this.server.sessions().snapshots();
	}

	/**
	 * Return the pipelines that there are now.
	 * @return snapshots, by session, oldest first
	 */
	public List<PipelineSnapshot> pipelines() {
		return this.server.sessions().pipelineSnapshots();
	}

	/**
	 * Return the last requests. A request is recorded when its answer begins, or when its
	 * client goes away before that.
	 * @return at most 1,000, oldest first
	 */
	public List<RecordedRequest> requests() {
		return this.server.requests();
	}

	/**
	 * Return the last records in which clients told of their requests.
	 * @return at most 100, oldest first
	 */
	public List<TraceRecord> traces() {
		return this.server.traces();
	}

	/**
	 * Return the endpoints of workers as they are now.
	 * @return snapshots by number, at least one
	 */
	public List<EndpointSnapshot> endpoints() {
		return this.server.endpoints();
	}

	/**
	 * Return the last sources that were uploaded whole, each file of a group by itself.
	 * @return at most 1,000, oldest first
	 */
	public List<ReceivedSource> sources() {
		return this.server.sources();
	}

	/**
	 * Return how many uploads ran at the same time.
	 * @return the most since the start
	 */
	public int maxUploads() {
		return this.server.maxUploads();
	}

	/**
	 * Return how many pipelines were created, those of sessions and named Pops included.
	 * @return the number since the start
	 */
	public long pipelinesCreated() {
		return this.server.sessions().pipelinesCreated();
	}

	/**
	 * Return how many pipelines were deleted, those that a fault deleted included.
	 * @return the number since the start
	 */
	public long pipelinesDeleted() {
		return this.server.sessions().pipelinesDeleted();
	}

	/**
	 * Return how many tokens were issued, those of sessions included.
	 * @return the number since the start
	 */
	public long tokensIssued() {
		return this.server.tokens().issued();
	}

	/**
	 * Make every token that is out invalid: requests with one of them are answered with
	 * status 401. API keys stay valid.
	 */
	public void expireTokens() {
		this.server.tokens().expireAll();
	}

	/**
	 * Return the faults on command.
	 * @return the faults, to be added to and cleared
	 */
	public Faults faults() {
		return this.server.faults();
	}

	/**
	 * Take an endpoint down: close its port and reset its connections. Its pipelines
	 * stay. Does nothing if it is down already. An endpoint that shares the port of the
	 * emulator, which is so unless {@link EyePopEmulatorBuilder#endpoints} is set, resets
	 * each request to a worker instead.
	 * @param endpoint the number of the endpoint, from 0
	 * @throws IllegalArgumentException if there is no such endpoint
	 */
	public void endpointDown(int endpoint) {
		this.server.endpointDown(endpoint);
	}

	/**
	 * Bring an endpoint up again, on the same port. Does nothing if it is up.
	 * @param endpoint the number of the endpoint, from 0
	 * @throws IllegalArgumentException if there is no such endpoint
	 * @throws reactor.netty.ChannelBindException if its port was taken meanwhile
	 */
	public void endpointUp(int endpoint) {
		this.server.endpointUp(endpoint);
	}

	/**
	 * Return the uuid of an account that the emulator knows.
	 * @return the first of the configured accounts
	 */
	public String account() {
		return this.account;
	}

	/**
	 * Return the event sockets on command.
	 * @return the sockets, to be cut, closed, slowed down and sent to
	 */
	public Events events() {
		return this.server.events();
	}

	/**
	 * Return the event sockets, open ones and closed ones.
	 * @return the last 1,000, oldest first
	 */
	public List<EventSocketSnapshot> sockets() {
		return this.server.sockets();
	}

	/**
	 * Return the datasets that there are now.
	 * @return snapshots, oldest first
	 */
	public List<DatasetSnapshot> datasets() {
		return this.server.data().snapshots().datasets();
	}

	/**
	 * Return the assets that any version of a dataset has now.
	 * @return snapshots, oldest first
	 */
	public List<AssetSnapshot> assets() {
		return this.server.data().snapshots().assets();
	}

	/**
	 * Return the models that there are now.
	 * @return snapshots, oldest first
	 */
	public List<ModelSnapshot> models() {
		return this.server.data().snapshots().models();
	}

	/**
	 * Return the aliases of models that there are now.
	 * @return the aliases as they are answered, as JSON values, by name, oldest first
	 */
	public Map<String, Map<String, Object>> modelAliases() {
		return this.server.data().snapshots().aliases();
	}

	/**
	 * Return the workflows that there are now.
	 * @return snapshots, oldest first
	 */
	public List<WorkflowSnapshot> workflows() {
		return this.server.data().snapshots().workflows();
	}

	/**
	 * Return the VLM abilities that there are now.
	 * @return the abilities as they are answered, as JSON values, by uuid, oldest first
	 */
	public Map<String, Map<String, Object>> abilities() {
		return this.server.data().snapshots().abilities();
	}

	/**
	 * Set the form in which assets are exported as Arrow from now on.
	 * @param exportForm the form
	 */
	public void exportForm(ArrowForm exportForm) {
		this.server.exportForm(exportForm);
	}

	/**
	 * Return how much memory outside of the heap imports and exports of Arrow use now.
	 * @return bytes, 0 if there are none under way
	 */
	public long arrowMemory() {
		return this.server.arrowMemory();
	}

	/**
	 * Return how many connections are open.
	 * @return the number, 0 or more
	 */
	public int openConnections() {
		return this.server.openConnections();
	}

	/**
	 * Return how many jobs are running, from the first byte of the upload to the end of
	 * the answer.
	 * @return the number, 0 or more
	 */
	public int runningJobs() {
		return this.server.sessions().runningJobs();
	}

	/**
	 * Return how many requests have an answer that is not over, if
	 * {@linkplain EyePopEmulatorBuilder#answers someone is told of them}.
	 * @return the number, 0 or more
	 */
	public int runningAnswers() {
		return this.server.runningAnswers();
	}

	/**
	 * Forget what happened and what is on command, as before the next test: the requests,
	 * traces and sources that were recorded, faults, endpoints that are down, commands to
	 * event sockets, and all that the Data API knows. Sessions, pipelines, tokens and
	 * connections stay, since clients rely on them; what is counted since the start is
	 * counted on, except {@link #maxUploads()} and the requests of endpoints.
	 */
	public void reset() {
		this.server.reset();
	}

	/**
	 * Stop the emulator: close its port and connections, end its threads and delete its
	 * temporary files. Does nothing if it is stopped already.
	 */
	@Override
	public void close() {
		this.server.close();
	}

	void await() {
		this.server.await();
	}

}

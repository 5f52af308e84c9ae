package ai.eyepop.emulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.SentAnswer;
import ai.eyepop.emulator.pop.InvalidPopException;
import ai.eyepop.emulator.pop.PopParser;
import ai.eyepop.emulator.server.Credentials;
import ai.eyepop.emulator.server.ServerOptions;
import ai.eyepop.emulator.service.NamedPop;

/**
 * Builder of emulators. Made by {@link EyePopEmulator#builder()}.
 *
 * @since 0.1.0
 */
public final class EyePopEmulatorBuilder {

	private String host = "127.0.0.1";

	private int port;

	private Set<String> apiKeys = Set.of(EyePopEmulator.DEFAULT_API_KEY);

	private Set<String> secretKeys = Set.of(EyePopEmulator.DEFAULT_SECRET_KEY);

	private Set<String> accessTokens = Set.of();

	private boolean localMode;

	private final List<NamedPop> pops = new ArrayList<>();

	private final Map<String, ObjectNode> permanentSessions = new LinkedHashMap<>();

	private boolean relativeUrls;

	private final Map<String, byte[]> assets = new LinkedHashMap<>();

	private boolean anyUrl;

	private int bytesPerFrame = 64 * 1024;

	private Duration tokenLifetime = Duration.ofHours(1);

	private Duration sessionStartUpDelay = Duration.ZERO;

	private long maxSourceSize = 256L * 1024 * 1024;

	private @Nullable Path temporaryDirectory;

	private int endpoints;

	private @Nullable Consumer<SentAnswer> answers;

	private Clock clock = Clock.systemUTC();

	private final DataSettings data = new DataSettings();

	EyePopEmulatorBuilder() {
	}

	/**
	 * Set the address to bind to.
	 * @param host a host name or address; default {@code 127.0.0.1}
	 * @return this builder
	 */
	public EyePopEmulatorBuilder host(String host) {
		this.host = host;
		return this;
	}

	/**
	 * Set the port to bind to.
	 * @param port 0 to 65535; default 0, a free port
	 * @return this builder
	 */
	public EyePopEmulatorBuilder port(int port) {
		require(port >= 0 && port <= 65535, "port must be 0 to 65535");
		this.port = port;
		return this;
	}

	/**
	 * Set the API keys to accept.
	 * @param apiKeys at least one key; default {@value EyePopEmulator#DEFAULT_API_KEY}
	 * @return this builder
	 */
	public EyePopEmulatorBuilder apiKeys(String... apiKeys) {
		return apiKeys(List.of(apiKeys));
	}

	/**
	 * Set the API keys to accept.
	 * @param apiKeys at least one key; default {@value EyePopEmulator#DEFAULT_API_KEY}
	 * @return this builder
	 */
	public EyePopEmulatorBuilder apiKeys(Collection<String> apiKeys) {
		require(!apiKeys.isEmpty() && apiKeys.stream().noneMatch(String::isBlank),
				"apiKeys must hold at least one key, and none that is blank");
		this.apiKeys = new LinkedHashSet<>(apiKeys);
		return this;
	}

	/**
	 * Set the secret keys to accept (deprecated by EyePop, for named Pops).
	 * @param secretKeys the keys, possibly none; default
	 * {@value EyePopEmulator#DEFAULT_SECRET_KEY}
	 * @return this builder
	 */
	public EyePopEmulatorBuilder secretKeys(String... secretKeys) {
		this.secretKeys = Set.of(secretKeys);
		return this;
	}

	/**
	 * Set texts to accept as access tokens. They are valid until
	 * {@link EyePopEmulator#expireTokens()} or a fault makes them invalid.
	 * @param accessTokens the tokens; default none
	 * @return this builder
	 */
	public EyePopEmulatorBuilder accessTokens(String... accessTokens) {
		this.accessTokens = Set.of(accessTokens);
		return this;
	}

	/**
	 * Set whether no credential is needed at all, as with an instance on premise.
	 * @param localMode whether every request is let in; default {@code false}
	 * @return this builder
	 */
	public EyePopEmulatorBuilder localMode(boolean localMode) {
		this.localMode = localMode;
		return this;
	}

	/**
	 * Add a named Pop in development: on one endpoint, and it may be changed.
	 * @param name the name
	 * @param pop the Pop as JSON
	 * @return this builder
	 */
	public EyePopEmulatorBuilder developmentPop(String name, String pop) {
		return pop(name, pop, NamedPop.Mode.DEVELOPMENT);
	}

	/**
	 * Add a named Pop in production: on all endpoints, and it must not be changed.
	 * @param name the name
	 * @param pop the Pop as JSON
	 * @return this builder
	 */
	public EyePopEmulatorBuilder productionPop(String name, String pop) {
		return pop(name, pop, NamedPop.Mode.PRODUCTION);
	}

	/**
	 * Add a named Pop that is not started. Asking for it with {@code auto_start=true}
	 * starts it, in development.
	 * @param name the name
	 * @param pop the Pop as JSON
	 * @return this builder
	 */
	public EyePopEmulatorBuilder stoppedPop(String name, String pop) {
		return pop(name, pop, NamedPop.Mode.STOPPED);
	}

	/**
	 * Add a permanent session, which every API key can use and which owns its pipeline.
	 * @param sessionUuid the id of the session
	 * @param pop the Pop of its pipeline as JSON
	 * @return this builder
	 */
	public EyePopEmulatorBuilder permanentSession(String sessionUuid, String pop) {
		require(sessionUuid.matches("[A-Za-z0-9._~-]{1,100}"), "sessionUuid must be letters, digits, '.', '-'");
		this.permanentSessions.put(sessionUuid, json(pop));
		return this;
	}

	/**
	 * Set whether configurations of workers, of the Data API and of the VLM API answer
	 * URLs relative to the emulator's. Does not go along with {@link #endpoints}.
	 * @param relativeUrls whether they are relative; default {@code false}
	 * @return this builder
	 */
	public EyePopEmulatorBuilder relativeUrls(boolean relativeUrls) {
		this.relativeUrls = relativeUrls;
		return this;
	}

	/**
	 * Add an asset of the Data API, to be named by a source.
	 * @param assetUuid the id of the asset
	 * @param bytes an image or a video
	 * @return this builder
	 */
	public EyePopEmulatorBuilder asset(String assetUuid, byte[] bytes) {
		this.assets.put(assetUuid, bytes.clone());
		return this;
	}

	/**
	 * Set whether sources are loaded from every URL, files of this machine included.
	 * @param anyUrl {@code false} to load from http and https at loopback addresses only,
	 * which is the default
	 * @return this builder
	 */
	public EyePopEmulatorBuilder anyUrl(boolean anyUrl) {
		this.anyUrl = anyUrl;
		return this;
	}

	/**
	 * Set how many bytes make a frame of a video that the emulator does not decode.
	 * @param bytesPerFrame 1 or more; default 65,536
	 * @return this builder
	 */
	public EyePopEmulatorBuilder bytesPerFrame(int bytesPerFrame) {
		require(bytesPerFrame > 0, "bytesPerFrame must be positive");
		this.bytesPerFrame = bytesPerFrame;
		return this;
	}

	/**
	 * Set how long tokens are valid.
	 * @param tokenLifetime a positive duration; default 1 hour
	 * @return this builder
	 */
	public EyePopEmulatorBuilder tokenLifetime(Duration tokenLifetime) {
		require(tokenLifetime.compareTo(Duration.ZERO) > 0, "tokenLifetime must be positive");
		this.tokenLifetime = tokenLifetime;
		return this;
	}

	/**
	 * Set how long the health of a new session says {@code pending}. Until then its
	 * worker answers with status 503.
	 * @param sessionStartUpDelay zero or a positive duration; default zero
	 * @return this builder
	 */
	public EyePopEmulatorBuilder sessionStartUpDelay(Duration sessionStartUpDelay) {
		require(!sessionStartUpDelay.isNegative(), "sessionStartUpDelay must not be negative");
		this.sessionStartUpDelay = sessionStartUpDelay;
		return this;
	}

	/**
	 * Set the largest source to accept.
	 * @param maxSourceSize bytes, at least 1; default 256 MB
	 * @return this builder
	 */
	public EyePopEmulatorBuilder maxSourceSize(long maxSourceSize) {
		require(maxSourceSize > 0, "maxSourceSize must be positive");
		this.maxSourceSize = maxSourceSize;
		return this;
	}

	/**
	 * Set where sources of more than 64 KB are kept while they are analysed, and assets
	 * and artifacts of models until the end. The emulator creates a directory of its own
	 * in it, and deletes it when it is closed.
	 * @param temporaryDirectory an existing directory; default the system's
	 * @return this builder
	 */
	public EyePopEmulatorBuilder temporaryDirectory(Path temporaryDirectory) {
		this.temporaryDirectory = temporaryDirectory;
		return this;
	}

	/**
	 * Give the workers endpoints with ports of their own, so that each can be taken down
	 * alone.
	 * @param endpoints 1 to 64; default is one endpoint on the port of the emulator
	 * @return this builder
	 */
	public EyePopEmulatorBuilder endpoints(int endpoints) {
		require(endpoints > 0 && endpoints <= 64, "endpoints must be 1 to 64");
		this.endpoints = endpoints;
		return this;
	}

	/**
	 * Set the clock by which tokens expire, sessions start and predictions are dated.
	 * @param clock the clock; default the system's
	 * @return this builder
	 */
	public EyePopEmulatorBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Set who is told of each answer when it is over, but of those to event sockets. A
	 * client may see the end of an answer before that:
	 * {@link EyePopEmulator#runningAnswers()} tells when all were told of.
	 * @param answers is told, on a thread that must not block
	 * @return this builder
	 */
	public EyePopEmulatorBuilder answers(Consumer<SentAnswer> answers) {
		this.answers = answers;
		return this;
	}

	/**
	 * Set up the Data API and the VLM API.
	 * @param settings changes their settings, which begin with the defaults and are kept
	 * from call to call
	 * @return this builder
	 */
	public EyePopEmulatorBuilder data(Consumer<DataSettings> settings) {
		settings.accept(this.data);
		return this;
	}

	/**
	 * Start an emulator.
	 * @return the emulator, which accepts connections
	 * @throws reactor.netty.ChannelBindException if the port is in use
	 */
	public EyePopEmulator start() {
		require(!this.relativeUrls || this.endpoints == 0,
				"relativeUrls and endpoints exclude each other: a relative URL has the emulator's port");
		Credentials credentials = new Credentials(this.apiKeys, this.secretKeys, this.accessTokens, this.localMode);
		return new EyePopEmulator(new ServerOptions(this.host, this.port, credentials, this.tokenLifetime,
				this.sessionStartUpDelay, this.maxSourceSize, this.temporaryDirectory, this.endpoints,
				this.relativeUrls, List.copyOf(this.pops), Map.copyOf(this.permanentSessions), Map.copyOf(this.assets),
				this.anyUrl, this.bytesPerFrame, this.clock, this.answers, this.data.options()));
	}

	private EyePopEmulatorBuilder pop(String name, String pop, NamedPop.Mode mode) {
		require(!name.isBlank(), "name must not be blank");
		this.pops.add(new NamedPop(name, json(pop), mode));
		return this;
	}

	private static ObjectNode json(String pop) {
		try {
			if (JsonMapper.shared().readTree(pop) instanceof ObjectNode json) {
				PopParser.parse(json);
				return json;
			}
		}
		catch (JacksonException | InvalidPopException ex) {
			throw new IllegalArgumentException("pop is not valid: " + ex.getMessage(), ex);
		}
		throw new IllegalArgumentException("pop must be a JSON object");
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}

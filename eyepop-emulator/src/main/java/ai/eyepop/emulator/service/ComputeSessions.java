package ai.eyepop.emulator.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.PipelineSnapshot;
import ai.eyepop.emulator.inspect.SessionSnapshot;

/**
 * Compute sessions of all API keys. Beyond 1,000 sessions the oldest one goes.
 */
public final class ComputeSessions {

	private static final int MAX_SESSIONS = 1000;

	private final Map<String, ComputeSession> sessions = new ConcurrentHashMap<>();

	private final Map<String, ComputeSession> permanent = new ConcurrentSkipListMap<>();

	private final Map<String, ComputeSession> workers = new ConcurrentSkipListMap<>();

	private final ConcurrentLinkedDeque<String> order = new ConcurrentLinkedDeque<>();

	private final AtomicLong pipelinesCreated = new AtomicLong();

	private final AtomicLong pipelinesDeleted = new AtomicLong();

	private final Clock clock;

	private final Duration startUpDelay;

	private final Tokens tokens;

	private final IntSupplier endpoints;

	/**
	 * Create an empty set of sessions.
	 * @param clock the clock that sessions start by
	 * @param startUpDelay how long a new session is pending
	 * @param tokens where the sessions' tokens come from
	 * @param endpoints what tells the endpoint of the next session
	 */
	public ComputeSessions(Clock clock, Duration startUpDelay, Tokens tokens, IntSupplier endpoints) {
		this.endpoints = endpoints;
		this.clock = clock;
		this.startUpDelay = startUpDelay;
		this.tokens = tokens;
	}

	/**
	 * Create a session.
	 * @param owner the API key that it belongs to
	 * @param request what is wanted
	 * @return the new session, with a pipeline if the wish has a Pop
	 * @throws ai.eyepop.emulator.pop.InvalidPopException if the Pop is not valid
	 */
	public ComputeSession create(String owner, SessionRequest request) {
		String id = UUID.randomUUID().toString();
		Instant now = this.clock.instant();
		ComputeSession session = new ComputeSession(id, owner, request, this, this.endpoints.getAsInt(), false, now,
				now.plus(this.startUpDelay), this.tokens.issue(id));
		if (request.pop() != null) {
			session.createPipeline(request.pop(), now);
		}
		this.sessions.put(id, session);
		this.order.add(id);
		while (this.sessions.size() > MAX_SESSIONS) {
			String oldest = this.order.poll();
			if (oldest != null) {
				this.sessions.remove(oldest);
			}
		}
		return session;
	}

	/**
	 * Create a permanent session, which all API keys can use and which owns its pipeline.
	 * @param id the {@code session_uuid}
	 * @param pop the Pop of its pipeline
	 */
	public void createPermanent(String id, ObjectNode pop) {
		Instant now = this.clock.instant();
		SessionRequest request = new SessionRequest("", null, null, pop, false);
		ComputeSession session = new ComputeSession(id, "", request, this, this.endpoints.getAsInt(), true, now, now,
				this.tokens.issue(id));
		session.restore(now);
		this.permanent.put(id, session);
	}

	/**
	 * Return the worker of an endpoint that belongs to no session.
	 * @param endpoint the number of the endpoint
	 * @return the worker, the same at each call
	 */
	public ComputeSession worker(int endpoint) {
		return this.workers.computeIfAbsent("worker-" + endpoint, (id) -> {
			Instant now = this.clock.instant();
			SessionRequest request = new SessionRequest("", null, null, null, false);
			return new ComputeSession(id, "", request, this, endpoint, false, now, now, new Token("", Instant.MIN, id));
		});
	}

	/**
	 * Return the sessions of an API key, permanent ones first, then oldest first, each
	 * with a valid token.
	 * @param owner the API key
	 * @return the sessions, possibly none
	 */
	public List<ComputeSession> list(String owner) {
		return Stream
			.concat(this.permanent.values().stream(),
					ordered().stream().filter((session) -> session.owner().equals(owner)))
			.map(this::withToken)
			.toList();
	}

	/**
	 * Return a session of an API key, with a valid token.
	 * @param owner the API key
	 * @param id the {@code session_uuid}
	 * @return the session
	 * @throws ServiceException with status 404 if the key has no session with the id
	 */
	public ComputeSession get(String owner, String id) {
		ComputeSession session = get(id);
		if (!session.isPersistent() && !session.owner().equals(owner)) {
			throw notFound(id);
		}
		return withToken(session);
	}

	/**
	 * Return a session, whoever it belongs to.
	 * @param id the {@code session_uuid}
	 * @return the session
	 * @throws ServiceException with status 404 if there is none with the id
	 */
	public ComputeSession get(String id) {
		ComputeSession session = this.sessions.getOrDefault(id, this.permanent.get(id));
		if (session == null) {
			session = this.workers.get(id);
		}
		if (session == null) {
			throw notFound(id);
		}
		return session;
	}

	/**
	 * Return a session whose worker is up.
	 * @param id the {@code session_uuid}
	 * @return the session
	 * @throws ServiceException with status 404 if there is none with the id, 503 if it is
	 * still pending
	 */
	public ComputeSession running(String id) {
		ComputeSession session = get(id);
		if (ComputeSession.PENDING.equals(session.status(this.clock.instant()))) {
			throw new ServiceException(503, "The session is still starting: ask its health until it is running");
		}
		return session;
	}

	/**
	 * Lose a pipeline, whichever session it belongs to. Its jobs come to their end.
	 * @param pipelineId the id; does nothing if there is none with it
	 */
	public void losePipeline(String pipelineId) {
		all().forEach((session) -> session.losePipeline(pipelineId));
	}

	/**
	 * Return all sessions as they are now.
	 * @return snapshots, oldest first
	 */
	public List<SessionSnapshot> snapshots() {
		Instant now = this.clock.instant();
		return Stream.concat(this.permanent.values().stream(), ordered().stream())
			.map((session) -> session.snapshot(now))
			.toList();
	}

	/**
	 * Return all pipelines as they are now.
	 * @return snapshots, by session
	 */
	public List<PipelineSnapshot> pipelineSnapshots() {
		return all().flatMap((session) -> session.pipelines().stream()).map(Pipeline::snapshot).toList();
	}

	/**
	 * Return how many jobs are running on all pipelines.
	 * @return the number, 0 or more
	 */
	public int runningJobs() {
		return all().flatMap((session) -> session.pipelines().stream()).mapToInt(Pipeline::runningJobs).sum();
	}

	/**
	 * Return how many jobs are running at an endpoint.
	 * @param endpoint the number of the endpoint
	 * @return the number, 0 or more
	 */
	public int runningJobs(int endpoint) {
		return all().filter((session) -> session.endpoint() == endpoint)
			.flatMap((session) -> session.pipelines().stream())
			.mapToInt(Pipeline::runningJobs)
			.sum();
	}

	/**
	 * Return how many pipelines were created.
	 * @return the number since the start
	 */
	public long pipelinesCreated() {
		return this.pipelinesCreated.get();
	}

	/**
	 * Return how many pipelines were deleted.
	 * @return the number since the start
	 */
	public long pipelinesDeleted() {
		return this.pipelinesDeleted.get();
	}

	private Stream<ComputeSession> all() {
		return Stream.of(this.permanent.values(), this.workers.values(), ordered()).flatMap(Collection::stream);
	}

	private List<ComputeSession> ordered() {
		return this.order.stream().map(this.sessions::get).filter((session) -> session != null).toList();
	}

	void pipelineCreated() {
		this.pipelinesCreated.incrementAndGet();
	}

	void pipelineDeleted() {
		this.pipelinesDeleted.incrementAndGet();
	}

	private ComputeSession withToken(ComputeSession session) {
		if (!this.tokens.isValid(session.token())) {
			session.renew(this.tokens.issue(session.id()));
		}
		session.restore(this.clock.instant());
		return session;
	}

	private static ServiceException notFound(String id) {
		return new ServiceException(404, "There is no session '%s'".formatted(id));
	}

}

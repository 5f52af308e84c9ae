package ai.eyepop.emulator.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.SessionSnapshot;

/**
 * Compute session with its pipelines.
 */
public final class ComputeSession {

	static final String PENDING = "pending";

	static final String RUNNING = "running";

	private static final int MAX_PIPELINES = 256;

	private final Map<String, Pipeline> pipelines = new ConcurrentHashMap<>();

	private final String id;

	private final String owner;

	private final SessionRequest request;

	private final ComputeSessions sessions;

	private final int endpoint;

	private final boolean persistent;

	private final Instant createdAt;

	private final Instant readyAt;

	private volatile Token token;

	ComputeSession(String id, String owner, SessionRequest request, ComputeSessions sessions, int endpoint,
			boolean persistent, Instant createdAt, Instant readyAt, Token token) {
		this.id = id;
		this.owner = owner;
		this.request = request;
		this.sessions = sessions;
		this.endpoint = endpoint;
		this.persistent = persistent;
		this.createdAt = createdAt;
		this.readyAt = readyAt;
		this.token = token;
	}

	/**
	 * Return the id.
	 * @return the {@code session_uuid}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the name that the session was created with.
	 * @return the name, possibly empty
	 */
	public String name() {
		return this.request.name();
	}

	/**
	 * Return the number of the endpoint that the session's worker is reached at.
	 * @return the number, from 0
	 */
	public int endpoint() {
		return this.endpoint;
	}

	/**
	 * Return whether the session is permanent.
	 * @return whether its pipeline belongs to it
	 */
	public boolean isPersistent() {
		return this.persistent;
	}

	/**
	 * Return the token that goes with the session.
	 * @return the most recent one
	 */
	public Token token() {
		return this.token;
	}

	/**
	 * Return the state at a time.
	 * @param now the time
	 * @return {@code pending} or {@code running}
	 */
	public String status(Instant now) {
		return now.isBefore(this.readyAt) ? PENDING : RUNNING;
	}

	/**
	 * Return the pipelines, oldest first.
	 * @return a snapshot
	 */
	public List<Pipeline> pipelines() {
		return this.pipelines.values().stream().sorted(Comparator.comparingLong(Pipeline::sequence)).toList();
	}

	/**
	 * Return a pipeline.
	 * @param pipelineId the id
	 * @return the pipeline
	 * @throws ServiceException with status 404 if there is none with the id
	 */
	public Pipeline pipeline(String pipelineId) {
		Pipeline pipeline = this.pipelines.get(pipelineId);
		if (pipeline == null) {
			throw new ServiceException(404, "There is no pipeline '%s' in this session".formatted(pipelineId));
		}
		return pipeline;
	}

	/**
	 * Create a pipeline.
	 * @param pop the Pop to run
	 * @param now the current time
	 * @return the new pipeline
	 */
	public Pipeline createPipeline(ObjectNode pop, Instant now) {
		return createPipeline(pop, null, now);
	}

	Pipeline createPipeline(ObjectNode pop, @Nullable String lock, Instant now) {
		if (this.pipelines.size() >= MAX_PIPELINES) {
			throw new ServiceException(429,
					"The session already has %d pipelines: delete one first".formatted(MAX_PIPELINES));
		}
		Pipeline pipeline = new Pipeline(this.id, pop, lock, now);
		this.pipelines.put(pipeline.id(), pipeline);
		this.sessions.pipelineCreated();
		return pipeline;
	}

	/**
	 * Delete a pipeline and stop its jobs.
	 * @param pipelineId the id
	 * @throws ServiceException with status 404 if there is none with the id, 403 if
	 * clients must not delete it
	 */
	public void deletePipeline(String pipelineId) {
		Pipeline pipeline = pipeline(pipelineId);
		pipeline.checkUnlocked();
		losePipeline(pipelineId);
		pipeline.stopJobs("the pipeline was deleted");
	}

	void losePipeline(String pipelineId) {
		if (this.pipelines.remove(pipelineId) != null) {
			this.sessions.pipelineDeleted();
		}
	}

	String owner() {
		return this.owner;
	}

	void renew(Token token) {
		this.token = token;
	}

	SessionSnapshot snapshot(Instant now) {
		return new SessionSnapshot(this.id, this.request.name(), this.request.pipelineImage(),
				this.request.pipelineVersion(), status(now), this.request.transientSession(), this.createdAt,
				pipelines().stream().map(Pipeline::id).toList(), this.persistent, this.endpoint);
	}

	/**
	 * Give a permanent session its pipeline again if that is gone.
	 * @param now the current time
	 */
	void restore(Instant now) {
		ObjectNode pop = this.request.pop();
		if (this.persistent && pop != null && this.pipelines.isEmpty()) {
			createPipeline(pop, "belongs to a permanent session", now);
		}
	}

}

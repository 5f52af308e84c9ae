package ai.eyepop.emulator.service;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.PipelineSnapshot;
import ai.eyepop.emulator.pop.Pop;
import ai.eyepop.emulator.pop.PopParser;

/**
 * Pipeline that runs a Pop on sources (wire protocol section 5). Jobs run side by side.
 */
public final class Pipeline {

	private static final AtomicLong SEQUENCE = new AtomicLong();

	private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
	};

	private final long sequence = SEQUENCE.incrementAndGet();

	private final String id = UUID.randomUUID().toString();

	private final Set<Job> jobs = ConcurrentHashMap.newKeySet();

	private final String sessionId;

	private final Instant startTime;

	private final @Nullable String lock;

	private volatile CurrentPop current;

	Pipeline(String sessionId, ObjectNode pop, @Nullable String lock, Instant startTime) {
		this.sessionId = sessionId;
		this.lock = lock;
		this.current = new CurrentPop(pop, PopParser.parse(pop));
		this.startTime = startTime;
	}

	/**
	 * Return the id.
	 * @return the id, unique in the emulator
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return when the pipeline was created.
	 * @return the time
	 */
	public Instant startTime() {
		return this.startTime;
	}

	/**
	 * Return the state.
	 * @return {@code idle} or {@code running}
	 */
	public String state() {
		return this.jobs.isEmpty() ? "idle" : "running";
	}

	/**
	 * Return the current Pop as it was sent.
	 * @return a copy
	 */
	public ObjectNode popJson() {
		return this.current.json().deepCopy();
	}

	/**
	 * Change the Pop. Jobs that already run keep the one that they started with.
	 * @param pop the new Pop
	 * @throws ai.eyepop.emulator.pop.InvalidPopException if it is not valid
	 * @throws ServiceException with status 403 if clients must not change it
	 */
	public void changePop(ObjectNode pop) {
		checkUnlocked();
		this.current = new CurrentPop(pop, PopParser.parse(pop));
	}

	/**
	 * Begin a job. The caller ends it.
	 * @return the new job
	 */
	public Job beginJob() {
		Job job = new Job(this.current.pop(), this.jobs::remove);
		this.jobs.add(job);
		return job;
	}

	/**
	 * Stop all jobs that are running.
	 * @param reason what the waiting clients are told
	 */
	public void stopJobs(String reason) {
		this.jobs.forEach((job) -> job.stop(reason));
	}

	void checkUnlocked() {
		if (this.lock != null) {
			throw new ServiceException(403,
					"The pipeline %s: it can neither be changed nor deleted".formatted(this.lock));
		}
	}

	int runningJobs() {
		return this.jobs.size();
	}

	long sequence() {
		return this.sequence;
	}

	PipelineSnapshot snapshot() {
		Map<String, Object> pop = JsonMapper.shared().convertValue(this.current.json(), MAP);
		return new PipelineSnapshot(this.id, this.sessionId, state(), this.startTime, pop, runningJobs());
	}

	private record CurrentPop(ObjectNode json, Pop pop) {
	}

}

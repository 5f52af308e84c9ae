package ai.eyepop.job;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

import ai.eyepop.internal.Listening;
import ai.eyepop.internal.Slots;

/**
 * The jobs of an endpoint: how many run at once, who is told about them, and how they end
 * together.
 *
 * @since 0.1.0
 */
public final class Jobs {

	private static final Log logger = LogFactory.getLog(Jobs.class);

	private static final int BUFFER_SIZE = 128;

	private final int limit;

	private final Slots slots;

	private final List<JobListener> listeners;

	private final Set<AbstractJob<?>> active = ConcurrentHashMap.newKeySet();

	private final Sinks.Empty<Void> allEnded = Sinks.empty();

	private volatile boolean closed;

	/**
	 * Create a set of jobs.
	 * @param limit most jobs that run at once
	 * @param listeners are told about the jobs
	 */
	public Jobs(int limit, List<JobListener> listeners) {
		Assert.isTrue(limit > 0, "'limit' must be at least 1");
		this.limit = limit;
		this.slots = new Slots(limit);
		this.listeners = List.copyOf(listeners);
	}

	/**
	 * Submit a job: it starts at once if a slot is free, otherwise as soon as one is.
	 * @param <J> type of the job
	 * @param job the job
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public <J extends AbstractJob<?>> J submit(J job) {
		this.active.add(job);
		if (this.closed) {
			ended(job);
			throw new IllegalStateException("The endpoint is closed and takes no more jobs");
		}
		tell((listener) -> listener.onCreated(job));
		job.queue(context(job));
		return job;
	}

	private Context context(AbstractJob<?> job) {
		AtomicReference<Context> context = new AtomicReference<>(Context.empty());
		tell((listener) -> context.set(listener.context(job, context.get())));
		return context.get();
	}

	/**
	 * Take no more jobs, and wait until the jobs have ended. Those that run longer than
	 * the given time are canceled.
	 * @param grace longest time to wait
	 * @return completes when no job is left
	 */
	public Mono<Void> close(Duration grace) {
		return Mono.defer(() -> {
			this.closed = true;
			completeIfIdle();
			return this.allEnded.asMono().timeout(grace, Mono.fromRunnable(this::cancelAll));
		});
	}

	/**
	 * Return how many jobs there are at this moment.
	 * @return the counts
	 */
	public JobCounts counts() {
		int active = this.limit - this.slots.free();
		return new JobCounts(active, Math.max(0, this.active.size() - active), this.limit);
	}

	private void cancelAll() {
		if (this.active.isEmpty()) {
			return;
		}
		logger.info("Canceling %d job(s) that did not end in time".formatted(this.active.size()));
		this.active.forEach(AbstractJob::cancel);
	}

	private void completeIfIdle() {
		if (this.closed && this.active.isEmpty()) {
			this.allEnded.tryEmitEmpty();
		}
	}

	void ended(AbstractJob<?> job) {
		this.active.remove(job);
		completeIfIdle();
	}

	boolean hasListeners() {
		return !this.listeners.isEmpty();
	}

	void tell(Consumer<JobListener> event) {
		Listening.tell(this.listeners, logger, event);
	}

	Slots slots() {
		return this.slots;
	}

	int bufferSize() {
		return BUFFER_SIZE;
	}

}

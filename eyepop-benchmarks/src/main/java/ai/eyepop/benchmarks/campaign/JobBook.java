package ai.eyepop.benchmarks.campaign;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

import ai.eyepop.job.Job;
import ai.eyepop.job.JobListener;
import ai.eyepop.worker.WorkerJob;

/**
 * Book of a client's jobs: sums of all, and the life of those that are planned.
 */
final class JobBook implements JobListener {

	private final ThreadLocal<@Nullable Life> submitting = new ThreadLocal<>();

	private final Map<Job<?>, Life> lives = new ConcurrentHashMap<>();

	private final AtomicLong created = new AtomicLong();

	private final AtomicLong succeeded = new AtomicLong();

	private final AtomicLong canceled = new AtomicLong();

	private final AtomicLong failed = new AtomicLong();

	private final AtomicLong predictions = new AtomicLong();

	/**
	 * Say whose job the next one of this thread is.
	 * @param life the life, {@code null} for nobody's
	 */
	void submitting(@Nullable Life life) {
		this.submitting.set(life);
	}

	long created() {
		return this.created.get();
	}

	long ended() {
		return this.succeeded.get() + this.canceled.get() + this.failed.get();
	}

	long predictions() {
		return this.predictions.get();
	}

	/**
	 * Return the sums by the outcome as it is called in meters.
	 * @return the sums
	 */
	Map<String, Long> outcomes() {
		return Map.of("success", this.succeeded.get(), "canceled", this.canceled.get(), "error", this.failed.get());
	}

	@Override
	public void onCreated(Job<?> job) {
		this.created.incrementAndGet();
		Life life = this.submitting.get();
		if (life != null) {
			life.job(job);
			this.lives.put(job, life);
			life.signal(Life.Signal.CREATED);
		}
	}

	@Override
	public Context context(Job<?> job, Context context) {
		Life life = this.lives.get(job);
		return (life != null) ? Marker.mark(context, life.plan().index()) : context;
	}

	@Override
	public void onStarted(Job<?> job) {
		Life life = tell(job, Life.Signal.STARTED);
		if (life != null && life.plan().cancel() == Cancel.ON_START) {
			job.cancel();
		}
	}

	@Override
	public void onFirstResult(Job<?> job) {
		tell(job, Life.Signal.FIRST);
	}

	@Override
	public void onResults(Job<?> job, long count) {
		if (job instanceof WorkerJob) {
			this.predictions.addAndGet(count);
		}
		Life life = this.lives.get(job);
		if (life != null) {
			life.results(count);
		}
	}

	@Override
	public void onFailed(Job<?> job, Throwable failure) {
		this.failed.incrementAndGet();
		Life life = this.lives.get(job);
		if (life != null) {
			life.failed(failure);
		}
	}

	@Override
	public void onFinished(Job<?> job) {
		(job.isCanceled() ? this.canceled : this.succeeded).incrementAndGet();
		tell(job, Life.Signal.FINISHED);
	}

	@Override
	public void onDrained(Job<?> job) {
		tell(job, Life.Signal.DRAINED);
	}

	/**
	 * Forget jobs that have ended.
	 */
	void forget() {
		this.lives.keySet().removeIf((job) -> job.state().isEnded());
	}

	private @Nullable Life tell(Job<?> job, Life.Signal signal) {
		Life life = this.lives.get(job);
		if (life != null) {
			life.signal(signal);
		}
		return life;
	}

}

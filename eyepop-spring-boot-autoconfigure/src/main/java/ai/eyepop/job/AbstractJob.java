package ai.eyepop.job;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

import ai.eyepop.internal.Slots;

/**
 * Base of jobs: holds the life cycle, and leaves the work to a {@link Flux}.
 *
 * @param <T> type of a result
 * @since 0.1.0
 */
public abstract class AbstractJob<T> implements Job<T> {

	private final Jobs jobs;

	private final Flux<T> work;

	private final JobPump<T> pump;

	private final Slots.Ticket ticket;

	/** Set once, before the job is queued. */
	private Context context = Context.empty();

	private volatile boolean canceled;

	/**
	 * Create a job, to be {@linkplain Jobs#submit submitted}.
	 * @param jobs the jobs among which this one runs
	 * @param work does the job when it is subscribed to, which happens once
	 */
	protected AbstractJob(Jobs jobs, Flux<T> work) {
		this.jobs = jobs;
		this.work = work;
		this.pump = new JobPump<>(jobs.bufferSize(), new Life());
		this.ticket = jobs.slots().ticket(this::start);
	}

	final void queue(Context context) {
		this.context = context;
		this.ticket.queue();
	}

	private void start() {
		this.pump.start(this.work);
	}

	@Override
	public final Flux<T> results() {
		return this.pump;
	}

	@Override
	public final JobState state() {
		return this.pump.state();
	}

	@Override
	public final void cancel() {
		this.pump.stop();
	}

	@Override
	public final boolean isCanceled() {
		return this.canceled;
	}

	private final class Life implements JobPump.Listener {

		@Override
		public Context context() {
			return AbstractJob.this.context;
		}

		@Override
		public void onStarted() {
			AbstractJob.this.jobs.tell((listener) -> listener.onStarted(AbstractJob.this));
		}

		@Override
		public void onFirstResult() {
			AbstractJob.this.jobs.tell((listener) -> listener.onFirstResult(AbstractJob.this));
		}

		@Override
		public void onResults(long count) {
			// comes for each result: nothing is made if nobody listens
			if (AbstractJob.this.jobs.hasListeners()) {
				AbstractJob.this.jobs.tell((listener) -> listener.onResults(AbstractJob.this, count));
			}
		}

		@Override
		public void onEnded(@Nullable Throwable failure, boolean canceled) {
			AbstractJob<T> job = AbstractJob.this;
			job.canceled = canceled;
			job.ticket.release();
			if (failure != null) {
				job.jobs.tell((listener) -> listener.onFailed(job, failure));
			}
			else {
				job.jobs.tell((listener) -> listener.onFinished(job));
			}
			job.jobs.ended(job);
		}

		@Override
		public void onDrained() {
			AbstractJob.this.jobs.tell((listener) -> listener.onDrained(AbstractJob.this));
		}

	}

}

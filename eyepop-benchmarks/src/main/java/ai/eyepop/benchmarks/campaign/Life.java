package ai.eyepop.benchmarks.campaign;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import ai.eyepop.job.Job;
import ai.eyepop.job.JobState;

/**
 * What the client said about one job: to the listener of jobs, and to who consumed its
 * results.
 */
final class Life {

	private static final long PATIENCE = 300;

	private final List<Signal> signals = new CopyOnWriteArrayList<>();

	private final List<Mark> delivered = new CopyOnWriteArrayList<>();

	private final List<String> ends = new CopyOnWriteArrayList<>();

	private final CountDownLatch drained = new CountDownLatch(1);

	private final Plan plan;

	private final Client client;

	private volatile @Nullable Throwable failure;

	private volatile @Nullable Throwable consumed;

	private volatile @Nullable Job<?> job;

	private final long begin = System.nanoTime();

	private volatile long started = this.begin;

	private volatile long end;

	private volatile long results;

	Life(Plan plan, Client client) {
		this.plan = plan;
		this.client = client;
	}

	Plan plan() {
		return this.plan;
	}

	Client client() {
		return this.client;
	}

	void signal(Signal signal) {
		this.signals.add(signal);
		if (signal == Signal.STARTED) {
			this.started = System.nanoTime();
		}
		if (signal == Signal.DRAINED) {
			this.end = System.nanoTime();
			this.drained.countDown();
		}
	}

	void failed(Throwable failure) {
		this.failure = failure;
		signal(Signal.FAILED);
	}

	void results(long count) {
		this.results += count;
	}

	void job(Job<?> job) {
		this.job = job;
	}

	int deliver(Mark mark) {
		this.delivered.add(mark);
		return this.delivered.size();
	}

	/**
	 * Take down that the consumer was told of the end.
	 * @param failure the error, {@code null} if there is none
	 */
	void told(@Nullable Throwable failure) {
		this.consumed = failure;
		this.ends.add((failure != null) ? "error" : "complete");
	}

	/**
	 * Take down a call that is no job as if it was one.
	 * @param failure why it failed, {@code null} if it did not
	 */
	void called(@Nullable Throwable failure) {
		signal(Signal.CREATED);
		signal(Signal.STARTED);
		told(failure);
		if (failure != null) {
			failed(failure);
		}
		else {
			signal(Signal.FINISHED);
		}
		signal(Signal.DRAINED);
	}

	boolean awaitEnd() throws InterruptedException {
		return this.drained.await(PATIENCE, TimeUnit.SECONDS);
	}

	List<Signal> signals() {
		return this.signals;
	}

	List<Mark> delivered() {
		return this.delivered;
	}

	List<String> ends() {
		return this.ends;
	}

	long results() {
		return this.results;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	@Nullable Throwable consumedFailure() {
		return this.consumed;
	}

	/**
	 * Return how long it took from its submission to its end.
	 * @return nanoseconds
	 */
	long nanos() {
		return this.end - this.begin;
	}

	/**
	 * Return whether it took so long, with nothing in its way, that the machine must be
	 * very slow.
	 * @return whether it took a good part of the read time-out
	 */
	boolean isSlow() {
		return this.plan.blows().isEmpty() && !this.plan.kind().isFilm() && this.failure == null
				&& this.end - this.started > Client.READ_TIMEOUT.toNanos() / 4;
	}

	boolean isCanceled() {
		Job<?> job = this.job;
		return job != null && job.isCanceled();
	}

	@Nullable JobState state() {
		Job<?> job = this.job;
		return (job != null) ? job.state() : null;
	}

	@Override
	public String toString() {
		return "%s; told %s; canceled %s, state %s; delivered %d of %d received; failed with %s".formatted(this.signals,
				this.ends, isCanceled(), state(), this.delivered.size(), this.results, this.failure);
	}

	/**
	 * What a listener is told.
	 */
	enum Signal {

		/** Submitted. */
		CREATED,

		/** Has a slot. */
		STARTED,

		/** Has a first result. */
		FIRST,

		/** Ended without an error. */
		FINISHED,

		/** Ended with an error. */
		FAILED,

		/** Consumed. */
		DRAINED

	}

}

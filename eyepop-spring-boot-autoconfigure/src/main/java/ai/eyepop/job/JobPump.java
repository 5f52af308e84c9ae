package ai.eyepop.job;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * Moves results from the service to the one consumer, through a buffer: the service is
 * asked for no more than fit in. Whatever happens to the job is handled by one thread at
 * a time, in {@link #drain()}, so its states follow each other in order.
 *
 * @param <T> type of a result
 */
final class JobPump<T> extends Flux<T> implements CoreSubscriber<T>, Subscription {

	@SuppressWarnings("rawtypes")
	private static final AtomicReferenceFieldUpdater<JobPump, @Nullable Subscription> SERVICE = AtomicReferenceFieldUpdater
		.newUpdater(JobPump.class, Subscription.class, "service");

	private final int capacity;

	private final int refill;

	private final Queue<T> queue;

	private final Listener listener;

	private final AtomicBoolean subscribed = new AtomicBoolean();

	private final AtomicLong requested = new AtomicLong();

	private final AtomicInteger work = new AtomicInteger();

	private volatile @Nullable Subscription service;

	private volatile @Nullable CoreSubscriber<? super T> consumer;

	private volatile boolean started;

	private final AtomicLong received = new AtomicLong();

	private volatile boolean done;

	private volatile boolean canceled;

	private volatile boolean consumerGone;

	private volatile JobState state = JobState.CREATED;

	private @Nullable Throwable failure;

	/** Only used while draining. */
	private boolean consumerTold;

	/** How many results the listener was told of. */
	private long resultsTold;

	/** Results handed over since the service was last asked for more. */
	private int consumed;

	JobPump(int capacity, Listener listener) {
		this.capacity = capacity;
		this.refill = capacity - (capacity >> 2);
		this.queue = Queues.<T>get(capacity).get();
		this.listener = listener;
	}

	JobState state() {
		return this.state;
	}

	/**
	 * Start: the job has its slot.
	 * @param results the results of the service
	 */
	void start(Flux<T> results) {
		this.started = true;
		drain();
		if (!this.canceled) {
			results.subscribe(this);
		}
	}

	void stop() {
		this.canceled = true;
		Operators.terminate(SERVICE, this);
		drain();
	}

	// the service's side

	@Override
	public Context currentContext() {
		return this.listener.context();
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		if (Operators.setOnce(SERVICE, this, subscription)) {
			subscription.request(this.capacity);
		}
	}

	@Override
	public void onNext(T result) {
		this.received.incrementAndGet();
		if (!this.queue.offer(result)) {
			Operators.terminate(SERVICE, this);
			onError(new IllegalStateException("The service sent more results than it was asked for"));
			return;
		}
		drain();
	}

	@Override
	public void onError(Throwable failure) {
		if (!this.done) {
			this.failure = failure;
			this.done = true;
			drain();
		}
	}

	@Override
	public void onComplete() {
		this.done = true;
		drain();
	}

	// the consumer's side

	@Override
	public void subscribe(CoreSubscriber<? super T> consumer) {
		if (!this.subscribed.compareAndSet(false, true)) {
			Operators.error(consumer, new IllegalStateException(
					"The results of a job can be consumed once: share them with Flux.publish() or collect them"));
			return;
		}
		consumer.onSubscribe(this);
		this.consumer = consumer;
		drain();
	}

	@Override
	public void request(long count) {
		if (Operators.validate(count)) {
			this.requested.accumulateAndGet(count, Operators::addCap);
			drain();
		}
	}

	@Override
	public void cancel() {
		this.consumerGone = true;
		stop();
	}

	// both sides

	private void drain() {
		if (this.work.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			advance();
			missed = this.work.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void advance() {
		CoreSubscriber<? super T> consumer = this.consumer;
		if (this.state == JobState.DRAINED) {
			this.queue.clear();
			tell(consumer, null);
			return;
		}
		progress();
		if (consumer != null) {
			handOver(consumer);
		}
		if (this.canceled) {
			this.queue.clear();
			end(consumer, null);
		}
		else if (this.done && consumer != null && this.queue.isEmpty()) {
			end(consumer, this.failure);
		}
	}

	private void handOver(CoreSubscriber<? super T> consumer) {
		long asked = this.requested.get();
		long given = 0;
		while (given != asked && !this.canceled) {
			T result = this.queue.poll();
			if (result == null) {
				break;
			}
			consumer.onNext(result);
			given++;
			refill();
			progress();
		}
		if (given != 0 && asked != Long.MAX_VALUE) {
			this.requested.addAndGet(-given);
		}
	}

	private void refill() {
		if (++this.consumed == this.refill) {
			this.consumed = 0;
			Subscription service = this.service;
			if (service != null) {
				service.request(this.refill);
			}
		}
	}

	private void progress() {
		if (this.state == JobState.CREATED && this.started) {
			this.state = JobState.STARTED;
			this.listener.onStarted();
		}
		boolean done = this.done;
		long results = this.state.isEnded() ? 0 : this.received.get() - this.resultsTold;
		if (this.state == JobState.STARTED && results > 0) {
			this.state = JobState.IN_PROGRESS;
			this.listener.onFirstResult();
		}
		if (results > 0) {
			this.resultsTold += results;
			this.listener.onResults(results);
		}
		if (!this.state.isEnded() && (done || this.canceled)) {
			Throwable failure = done ? this.failure : null;
			this.state = (failure != null) ? JobState.FAILED : JobState.FINISHED;
			this.listener.onEnded(failure, !done);
		}
	}

	private void end(@Nullable CoreSubscriber<? super T> consumer, @Nullable Throwable failure) {
		progress();
		this.state = JobState.DRAINED;
		tell(consumer, failure);
		this.listener.onDrained();
	}

	private void tell(@Nullable CoreSubscriber<? super T> consumer, @Nullable Throwable failure) {
		// the consumer may come after the end of a canceled job
		if (consumer == null || this.consumerTold) {
			return;
		}
		this.consumerTold = true;
		if (this.consumerGone) {
			return;
		}
		if (failure != null) {
			consumer.onError(failure);
		}
		else {
			consumer.onComplete();
		}
	}

	/**
	 * Is told what happens, by one thread at a time.
	 */
	interface Listener {

		Context context();

		void onStarted();

		void onFirstResult();

		void onResults(long count);

		void onEnded(@Nullable Throwable failure, boolean canceled);

		void onDrained();

	}

}

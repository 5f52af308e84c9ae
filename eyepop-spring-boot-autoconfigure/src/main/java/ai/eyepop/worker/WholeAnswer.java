package ai.eyepop.worker;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Holds the prediction of an image back until it is known that the answer goes on or is
 * whole: as long as nothing was handed over, a broken connection costs no job.
 *
 * @param <T> type of an element
 */
final class WholeAnswer<T> implements CoreSubscriber<T>, Subscription {

	private final CoreSubscriber<? super T> consumer;

	private final AtomicLong requested = new AtomicLong();

	private final AtomicBoolean over = new AtomicBoolean();

	private @Nullable Subscription answer;

	private @Nullable T held;

	private long given;

	private boolean several;

	private @Nullable Throwable failure;

	/** Set last: from then on nothing else changes. */
	private volatile boolean ended;

	private WholeAnswer(CoreSubscriber<? super T> consumer) {
		this.consumer = consumer;
	}

	/**
	 * Hold each element back until the next one, or the end.
	 * @param <T> type of an element
	 * @param answer the elements
	 * @return the elements; the only one is not among them if an error follows it
	 */
	static <T> Flux<T> of(Flux<T> answer) {
		// one operator, since every upload goes through it
		return answer.transform(Operators.<T, T>lift((scannable, consumer) -> new WholeAnswer<T>(consumer)));
	}

	@Override
	public Context currentContext() {
		return this.consumer.currentContext();
	}

	@Override
	public void onSubscribe(Subscription answer) {
		this.answer = answer;
		this.consumer.onSubscribe(this);
	}

	@Override
	public void onNext(T element) {
		T known = this.held;
		this.held = element;
		if (known != null) {
			this.several = true;
			this.given++;
			this.consumer.onNext(known);
		}
		else {
			// in place of the one that is not handed over
			ask(1);
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.failure = failure;
		if (!this.several) {
			this.held = null;
		}
		this.ended = true;
		endIfWanted();
	}

	@Override
	public void onComplete() {
		this.ended = true;
		endIfWanted();
	}

	@Override
	public void request(long count) {
		if (Operators.validate(count)) {
			this.requested.accumulateAndGet(count, Operators::addCap);
			if (this.ended) {
				endIfWanted();
			}
			else {
				ask(count);
			}
		}
	}

	@Override
	public void cancel() {
		this.over.set(true);
		if (this.answer != null) {
			this.answer.cancel();
		}
	}

	private void ask(long count) {
		if (this.answer != null) {
			this.answer.request(count);
		}
	}

	private void endIfWanted() {
		T last = this.held;
		if ((last != null && this.requested.get() <= this.given) || !this.over.compareAndSet(false, true)) {
			return;
		}
		if (last != null) {
			this.consumer.onNext(last);
		}
		if (this.failure != null) {
			this.consumer.onError(this.failure);
		}
		else {
			this.consumer.onComplete();
		}
	}

}

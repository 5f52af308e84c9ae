package ai.eyepop.benchmarks.campaign;

import java.util.function.Function;

import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

import ai.eyepop.job.Job;

/**
 * Consumes the results of a job as its plan says.
 *
 * @param <T> type of a result
 */
final class Consumer<T> extends BaseSubscriber<T> {

	private final Life life;

	private final Job<T> job;

	private final Function<T, Mark> mark;

	Consumer(Life life, Job<T> job, Function<T, Mark> mark) {
		this.life = life;
		this.job = job;
		this.mark = mark;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		subscription.request((this.life.plan().way() == Way.REACTIVE_SLOW) ? 1 : Long.MAX_VALUE);
	}

	@Override
	protected void hookOnNext(T result) {
		Plan plan = this.life.plan();
		int count = this.life.deliver(this.mark.apply(result));
		if (count == plan.after()) {
			if (plan.cancel() == Cancel.BY_JOB) {
				this.job.cancel();
			}
			if (plan.cancel() == Cancel.BY_CONSUMER) {
				cancel();
			}
		}
		if (plan.way() == Way.REACTIVE_SLOW) {
			request(1);
		}
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.life.told(failure);
	}

	@Override
	protected void hookOnComplete() {
		this.life.told(null);
	}

}

package ai.eyepop.internal;

import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends work with a failure that comes from elsewhere.
 */
public final class Failing {

	private Failing() {
	}

	/**
	 * Do work until there is a failure, which cancels it. Reactor's
	 * {@code takeUntilOther} lets work go on when the other signal is an error.
	 * @param <T> type of a result
	 * @param work the work
	 * @param failure the failure, as a value
	 * @return the work, which fails with the failure
	 */
	public static <T> Flux<T> when(Flux<T> work, Mono<? extends Throwable> failure) {
		return Flux.defer(() -> {
			AtomicReference<Throwable> failed = new AtomicReference<>();
			return work.takeUntilOther(failure.doOnNext(failed::set))
				.concatWith(Mono.defer(() -> (failed.get() != null) ? Mono.error(failed.get()) : Mono.empty()));
		});
	}

}

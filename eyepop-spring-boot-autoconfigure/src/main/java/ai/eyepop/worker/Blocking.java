package ai.eyepop.worker;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.http.Waits;

/**
 * Waits on threads that may wait.
 */
final class Blocking {

	private Blocking() {
	}

	/**
	 * Fail on a thread that must not wait.
	 * @throws IllegalStateException if this thread must not wait
	 */
	static void check() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(
					"Waiting for EyePop is blocking, which thread %s must not do: use WorkerEndpoint here, or another thread"
						.formatted(Thread.currentThread().getName()));
		}
	}

	/**
	 * Wait for a value, as a part of whatever this thread is observed to do.
	 * @param <T> type of the value
	 * @param value gives the value; canceled if this thread is interrupted
	 * @return the value, or {@code null} if there is none
	 * @throws ai.eyepop.http.WaitInterruptedException if this thread is interrupted
	 * @throws IllegalStateException if this thread must not wait
	 */
	static <T> @Nullable T await(Mono<T> value) {
		check();
		return Waits.await(value);
	}

}

package ai.eyepop.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * How threads wait, all in the same way.
 *
 * @since 0.1.0
 */
public final class Waits {

	private Waits() {
	}

	/**
	 * Fail in a thread that is interrupted, before anything is begun for it. An answer
	 * that is faster than the wait for it would hide the interruption.
	 * @throws WaitInterruptedException if this thread is interrupted, and stays so
	 */
	public static void checkInterrupted() {
		if (Thread.currentThread().isInterrupted()) {
			throw new WaitInterruptedException(new InterruptedException());
		}
	}

	/**
	 * Wait for a value, as a part of whatever this thread is observed to do.
	 * @param <T> type of the value
	 * @param value gives the value; canceled if this thread is interrupted, and not asked
	 * if it was so before
	 * @return the value, or {@code null} if there is none
	 * @throws WaitInterruptedException if this thread is interrupted, and stays so
	 * @throws IllegalStateException if this thread must not wait
	 */
	public static <T> @Nullable T await(Mono<T> value) {
		checkInterrupted();
		try {
			return value.contextCapture().block();
		}
		catch (RuntimeException ex) {
			throw translate(ex);
		}
	}

	/**
	 * Return what a wait failed with.
	 * @param failure a failure from Reactor
	 * @return a {@link WaitInterruptedException} if this thread was interrupted, or else
	 * the same failure
	 */
	public static RuntimeException translate(RuntimeException failure) {
		return (Exceptions.unwrap(failure) instanceof InterruptedException interruption
				&& Thread.currentThread().isInterrupted()) ? new WaitInterruptedException(interruption) : failure;
	}

	/**
	 * Wait for an end that must not be left half done. An interrupted thread waits as
	 * well, and stays interrupted.
	 * @param end the end, which takes a limited time
	 * @param limit longest time to wait; {@code null} for any time
	 */
	public static void awaitEnd(Mono<Void> end, @Nullable Duration limit) {
		Mono<Void> begun = end.cache();
		// it goes on if the wait is given up
		begun.subscribe((nothing) -> {
		}, (failure) -> {
		});
		boolean interrupted = Thread.interrupted();
		try {
			while (true) {
				try {
					if (limit != null) {
						begun.block(limit);
					}
					else {
						begun.block();
					}
					return;
				}
				catch (RuntimeException ex) {
					if (!(translate(ex) instanceof WaitInterruptedException)) {
						throw ex;
					}
					interrupted = Thread.interrupted();
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}

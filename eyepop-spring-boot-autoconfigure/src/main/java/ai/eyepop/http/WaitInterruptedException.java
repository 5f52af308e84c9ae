package ai.eyepop.http;

/**
 * Thrown when a thread is interrupted while it waits for EyePop, or was so before. The
 * thread stays interrupted, and what it waited for is canceled.
 *
 * @since 0.1.0
 */
public class WaitInterruptedException extends EyePopException {

	WaitInterruptedException(InterruptedException cause) {
		super("The thread %s was interrupted while it waited for EyePop".formatted(Thread.currentThread().getName()),
				cause);
	}

}

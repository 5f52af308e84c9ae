package ai.eyepop.worker;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.NotYetConnectedException;
import java.nio.file.FileSystemException;

import io.netty.handler.timeout.ReadTimeoutException;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * Turns what the HTTP client throws into exceptions of ours.
 */
final class ConnectionFailures {

	private ConnectionFailures() {
	}

	static Throwable map(URI worker, Throwable failure) {
		Throwable cause = unwrap(failure);
		if (cause instanceof FileSystemException || cause instanceof FileNotFoundException) {
			return new UnreadableSourceException("The source cannot be read: " + cause.getMessage(), cause);
		}
		if (cause instanceof ReadTimeoutException) {
			return notReachable(worker, "it sent nothing for longer than the read time-out (eyepop.http.read-timeout)",
					cause);
		}
		if (cause instanceof IOException || cause instanceof NotYetConnectedException) {
			return notReachable(worker, cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
		}
		return cause;
	}

	private static PopNotReachableException notReachable(URI worker, String problem, Throwable cause) {
		return new PopNotReachableException(
				"The worker at %s could not be reached, or the connection broke: %s".formatted(worker, problem), cause);
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = failure;
		while (cause instanceof WebClientException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

}

package ai.eyepop.worker;

import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.List;

import io.netty.handler.timeout.ReadTimeoutException;

import ai.eyepop.http.Failures;
import ai.eyepop.source.UnreadableSourceException;

/**
 * Turns what the HTTP client throws into exceptions of ours.
 */
final class ConnectionFailures {

	private ConnectionFailures() {
	}

	static Throwable map(URI worker, Throwable failure) {
		return map(worker, failure, List.of());
	}

	static Throwable map(URI worker, Throwable failure, List<EndpointState> endpoints) {
		Throwable cause = Failures.unwrap(failure);
		if (cause instanceof FileSystemException || cause instanceof FileNotFoundException) {
			return new UnreadableSourceException("The source cannot be read: " + cause.getMessage(), cause);
		}
		if (cause instanceof ReadTimeoutException) {
			return notReachable(worker, "it sent nothing for longer than the read time-out (eyepop.http.read-timeout)",
					cause, endpoints);
		}
		if (Failures.isConnection(cause)) {
			return notReachable(worker, cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause, endpoints);
		}
		return cause;
	}

	private static PopNotReachableException notReachable(URI worker, String problem, Throwable cause,
			List<EndpointState> endpoints) {
		return new PopNotReachableException(
				"The worker at %s could not be reached, or the connection broke: %s".formatted(worker, problem),
				endpoints, cause);
	}

}

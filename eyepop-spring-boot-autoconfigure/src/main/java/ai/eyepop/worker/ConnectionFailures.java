package ai.eyepop.worker;

import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.List;

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
		return Failures.isConnection(cause)
				? new PopNotReachableException("The worker at %s could not be reached, or the connection broke: %s"
					.formatted(worker, Failures.describeConnection(cause)), endpoints, cause)
				: cause;
	}

}

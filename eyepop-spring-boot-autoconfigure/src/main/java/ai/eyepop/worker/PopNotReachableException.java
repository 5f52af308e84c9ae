package ai.eyepop.worker;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when no worker can be reached, or the connection to it breaks.
 *
 * @since 0.1.0
 */
public class PopNotReachableException extends EyePopException {

	private final List<EndpointState> endpoints;

	PopNotReachableException(String message, @Nullable Throwable cause) {
		this(message, List.of(), cause);
	}

	PopNotReachableException(String message, List<EndpointState> endpoints, @Nullable Throwable cause) {
		super(endpoints.isEmpty() ? message
				: withoutDot(message) + endpoints.stream()
					.map(EndpointState::toString)
					.collect(Collectors.joining("; ", ". Endpoints: ", "")),
				cause);
		this.endpoints = List.copyOf(endpoints);
	}

	private static String withoutDot(String message) {
		return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
	}

	PopNotReachableException withHint(String hint) {
		return new PopNotReachableException(this, hint);
	}

	private PopNotReachableException(PopNotReachableException failure, String hint) {
		super(withoutDot(String.valueOf(failure.getMessage())) + ". " + hint, failure);
		this.endpoints = failure.endpoints;
	}

	/**
	 * Return the state of each endpoint at the time of the failure.
	 * @return the states; empty if there was no endpoint yet
	 */
	public List<EndpointState> getEndpoints() {
		return this.endpoints;
	}

}

package ai.eyepop.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;

/**
 * Thrown when a service answers a request with an error status.
 *
 * @since 0.1.0
 */
public class ServiceException extends EyePopException {

	static final int MAX_EXCERPT = 500;

	private final HttpStatusCode status;

	private final @Nullable String requestId;

	private final String excerpt;

	ServiceException(HttpMethod method, String path, HttpStatusCode status, @Nullable String requestId,
			String excerpt) {
		super(message(method, path, status, requestId, excerpt), null);
		this.status = status;
		this.requestId = requestId;
		this.excerpt = excerpt;
	}

	private static String message(HttpMethod method, String path, HttpStatusCode status, @Nullable String requestId,
			String excerpt) {
		StringBuilder message = new StringBuilder(
				"EyePop answered %s %s with status %d".formatted(method, path, status.value()));
		if (!excerpt.isEmpty()) {
			message.append(": ").append(excerpt);
		}
		if (requestId != null) {
			message.append(" (request id ").append(requestId).append(')');
		}
		String remedy = remedy(status.value());
		return (remedy != null) ? message.append(". ").append(remedy).toString() : message.toString();
	}

	private static @Nullable String remedy(int status) {
		return switch (status) {
			case 401 -> "The credential was refused: check the API key.";
			case 403 -> "The credential does not allow this: check the account of the API key.";
			case 413 -> "The source is too large for the service: send a smaller one.";
			case 429, 502, 503, 504 -> "The service is busy or down for the moment: try again later.";
			default -> null;
		};
	}

	/**
	 * Return the status of the answer.
	 * @return the status, 300 or above: redirects are not followed
	 */
	public HttpStatusCode getStatus() {
		return this.status;
	}

	/**
	 * Return the id that the request carried as {@code X-Request-Id}; name it to EyePop's
	 * support.
	 * @return 32 hexadecimal digits
	 */
	public @Nullable String getRequestId() {
		return this.requestId;
	}

	/**
	 * Return the beginning of the answer's body.
	 * @return at most 500 characters, possibly none
	 */
	public String getExcerpt() {
		return this.excerpt;
	}

}

package ai.eyepop.http;

import java.time.Duration;

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

	private final @Nullable Duration retryAfter;

	private final boolean tokenRenewable;

	ServiceException(HttpMethod method, String path, HttpStatusCode status, @Nullable String requestId, String excerpt,
			@Nullable Duration retryAfter, boolean tokenRenewable) {
		super(message(method, path, status, requestId, excerpt, retryAfter), null);
		this.status = status;
		this.requestId = requestId;
		this.excerpt = excerpt;
		this.retryAfter = retryAfter;
		this.tokenRenewable = tokenRenewable;
	}

	private ServiceException(ServiceException failure, String hint) {
		super(String.valueOf(failure.getMessage()).replaceFirst("\\.$", "") + ". " + hint, failure);
		this.status = failure.status;
		this.requestId = failure.requestId;
		this.excerpt = failure.excerpt;
		this.retryAfter = failure.retryAfter;
		this.tokenRenewable = false;
	}

	/**
	 * Return this failure with a sentence more.
	 * @param hint what to do about it
	 * @return a new exception with this one as its cause
	 */
	public ServiceException withHint(String hint) {
		return new ServiceException(this, hint);
	}

	private static String message(HttpMethod method, String path, HttpStatusCode status, @Nullable String requestId,
			String excerpt, @Nullable Duration retryAfter) {
		StringBuilder message = new StringBuilder(
				"EyePop answered %s %s with status %d".formatted(method, path, status.value()));
		if (!excerpt.isEmpty()) {
			message.append(": ").append(excerpt);
		}
		if (requestId != null) {
			message.append(" (request id ").append(requestId).append(')');
		}
		String remedy = remedy(status.value());
		if (remedy != null) {
			message.append(". ").append(remedy);
		}
		if (retryAfter != null) {
			message.append(" It asks to wait for ").append(retryAfter.toSeconds()).append(" s.");
		}
		return message.toString();
	}

	private static @Nullable String remedy(int status) {
		return switch (status) {
			case 401 -> "The credential was refused: check the API key, access token or secret key.";
			case 403 -> "The credential does not allow this: check which account it belongs to.";
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
	 * Return how long the service asks to wait before the next request.
	 * @return the time that {@code Retry-After} gave; {@code null} if there was none
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

	/**
	 * Return whether the token was refused, and a new one can be had.
	 * @return whether the request may succeed with a new token
	 */
	boolean isTokenRenewable() {
		return this.tokenRenewable;
	}

	/**
	 * Return the beginning of the answer's body, or where it redirects to.
	 * @return at most 500 characters, possibly none
	 */
	public String getExcerpt() {
		return this.excerpt;
	}

}

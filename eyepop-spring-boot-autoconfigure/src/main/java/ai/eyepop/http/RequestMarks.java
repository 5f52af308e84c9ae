package ai.eyepop.http;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * What the filters need to know about a request in order to send it again, or not.
 *
 * @since 0.1.0
 */
public final class RequestMarks {

	/**
	 * Name of the request attribute that says whether it does no harm if the service acts
	 * twice; {@code true} if it is absent.
	 */
	public static final String IDEMPOTENT_ATTRIBUTE = RequestMarks.class.getName() + ".idempotent";

	/**
	 * Name of the request attribute with a {@link BooleanSupplier} that tells whether the
	 * body can be sent again; it can if it is absent.
	 */
	public static final String REPLAYABLE_ATTRIBUTE = RequestMarks.class.getName() + ".replayable";

	/**
	 * Name of the request attribute with the {@link Repetition} that tells when a request
	 * that was sent again had been done before.
	 */
	public static final String REPETITION_ATTRIBUTE = RequestMarks.class.getName() + ".repetition";

	/**
	 * Name of the request attribute that says whether the request is one of many that
	 * look whether something has happened, so that only a refused token is a reason to
	 * send it again at once; it is not if it is absent.
	 */
	public static final String LOOK_ATTRIBUTE = RequestMarks.class.getName() + ".look";

	private static final String CALL_ATTRIBUTE = RequestMarks.class.getName() + ".call";

	private static final String SECRET_ATTRIBUTE = RequestMarks.class.getName() + ".secret";

	private static final String SENT_ONCE_ATTRIBUTE = RequestMarks.class.getName() + ".sentOnce";

	private static final String SIGNED_ATTRIBUTE = RequestMarks.class.getName() + ".signed";

	private RequestMarks() {
	}

	/**
	 * Mark a request with what tells whether its body can be sent again.
	 * @param request the request
	 * @param replayable is asked after a failure
	 */
	public static void replayable(WebClient.RequestHeadersSpec<?> request, BooleanSupplier replayable) {
		request.attribute(REPLAYABLE_ATTRIBUTE, replayable);
	}

	/**
	 * Mark a request that must not be sent again if the service may have acted on it.
	 * @param request the request
	 */
	public static void notIdempotent(WebClient.RequestHeadersSpec<?> request) {
		request.attribute(IDEMPOTENT_ATTRIBUTE, false);
	}

	/**
	 * Mark a request as part of a call which goes to another endpoint if this one fails.
	 * @param request the request
	 * @param call the retries that the requests of the call share
	 */
	public static void balanced(WebClient.RequestHeadersSpec<?> request, RetryCall call) {
		request.attribute(CALL_ATTRIBUTE, call);
	}

	/**
	 * Mark a request that is not sent again here, as one of many that look whether
	 * something has happened.
	 * @param request the request
	 */
	public static void sentOnce(WebClient.RequestHeadersSpec<?> request) {
		request.attribute(SENT_ONCE_ATTRIBUTE, true);
	}

	/**
	 * Mark a request whose body holds a secret, which a service must not make us show.
	 * @param request the request
	 * @param secret the secret
	 */
	public static void secret(WebClient.RequestHeadersSpec<?> request, String secret) {
		request.attribute(SECRET_ATTRIBUTE, secret);
	}

	static void signed(WebClient.RequestHeadersSpec<?> request) {
		request.attribute(SIGNED_ATTRIBUTE, true);
	}

	static boolean isSigned(ClientRequest request) {
		return request.attribute(SIGNED_ATTRIBUTE).isPresent();
	}

	static Optional<String> secret(ClientRequest request) {
		return request.attribute(SECRET_ATTRIBUTE).map(String.class::cast);
	}

	static boolean isReplayable(ClientRequest request) {
		return request.attribute(REPLAYABLE_ATTRIBUTE)
			.map((replayable) -> ((BooleanSupplier) replayable).getAsBoolean())
			.orElse(true);
	}

	static boolean isIdempotent(ClientRequest request) {
		return !Boolean.FALSE.equals(request.attribute(IDEMPOTENT_ATTRIBUTE).orElse(null));
	}

	static Optional<RetryCall> call(ClientRequest request) {
		return request.attribute(CALL_ATTRIBUTE).map(RetryCall.class::cast);
	}

	static Optional<Repetition> repetition(ClientRequest request) {
		return request.attribute(REPETITION_ATTRIBUTE).map(Repetition.class::cast);
	}

	static boolean isLook(ClientRequest request) {
		return Boolean.TRUE.equals(request.attribute(LOOK_ATTRIBUTE).orElse(null));
	}

	static boolean isSentOnce(ClientRequest request) {
		return request.attribute(SENT_ONCE_ATTRIBUTE).isPresent();
	}

}

package ai.eyepop.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * What a service answers to a request on which it has acted already, when it is sent
 * again because the first answer was lost.
 *
 * @param status status of that answer, an error
 * @param answered whether the first answer would have said more than that it is done
 * @since 0.1.0
 */
public record Repetition(int status, boolean answered) {

	private static final String HINT = "An attempt before this one may have done it, whose answer was lost.";

	boolean isDone(Throwable failure) {
		return failure instanceof ServiceException refusal && refusal.getStatus().value() == this.status;
	}

	/**
	 * Return what becomes of a call that is done.
	 * @param failure the answer
	 * @return an answer that says so, or a failure if more has to be told
	 */
	Mono<ClientResponse> done(Throwable failure) {
		return this.answered ? Mono.error(((ServiceException) failure).withHint(HINT))
				: Mono.just(ClientResponse.create(HttpStatus.NO_CONTENT).build());
	}

}

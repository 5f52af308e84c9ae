package ai.eyepop.data;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import ai.eyepop.data.call.AnswerTimeoutException;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.http.LineDecoder;
import ai.eyepop.http.ServiceException;

/**
 * Waits for an answer that a service promised. The service should keep each question
 * until it has the answer; one that does not is asked with pauses, which grow. So is one
 * that cannot be asked for the moment: a promise outlives a failure.
 *
 * @param <T> type of the answer
 */
final class LongPoll<T> {

	private static final Log logger = LogFactory.getLog(LongPoll.class);

	private static final int MAX_GROWTH = 32;

	private final String call;

	private final String resumption;

	private final LineDecoder<T> decoder;

	private final Duration interval;

	private final Duration timeout;

	private final Scheduler scheduler;

	/**
	 * Create a way of waiting.
	 * @param call name of the call
	 * @param resumption name of the method by which the wait goes on
	 * @param type type of the answer
	 * @param interval least time between the first two questions; it doubles with each,
	 * up to 32 times
	 * @param timeout longest time until the answer
	 * @param scheduler waits
	 */
	LongPoll(String call, String resumption, Class<T> type, Duration interval, Duration timeout, Scheduler scheduler) {
		this.call = call;
		this.resumption = resumption;
		this.decoder = LineDecoder.json(type);
		this.interval = interval;
		this.timeout = timeout;
		this.scheduler = scheduler;
	}

	/**
	 * Submit something, and wait for the answer.
	 * @param submission is answered at once, or with a promise
	 * @param question asks for the answer by its id
	 * @param promised is told the id
	 * @return the answer
	 */
	Mono<T> await(Mono<ResponseEntity<byte[]>> submission, Function<String, Mono<ResponseEntity<byte[]>>> question,
			Consumer<String> promised) {
		return Mono.defer(() -> {
			Wait wait = new Wait(question);
			return wait.limited(submission.flatMap((answer) -> {
				if (!isPromise(answer)) {
					return answer(answer);
				}
				String requestId = requestId(answer);
				promised.accept(requestId);
				return wait.ask(requestId);
			}));
		});
	}

	/**
	 * Wait for an answer that was promised before.
	 * @param requestId the id of the answer
	 * @param question asks for the answer by its id
	 * @return the answer
	 */
	Mono<T> await(String requestId, Function<String, Mono<ResponseEntity<byte[]>>> question) {
		return Mono.defer(() -> {
			Wait wait = new Wait(question);
			return wait.limited(wait.ask(requestId));
		});
	}

	private static boolean isPassing(Throwable failure) {
		return failure instanceof DataNotReachableException
				|| failure instanceof ServiceException answer && (answer.getStatus().is5xxServerError()
						|| answer.getStatus().value() == HttpStatus.TOO_MANY_REQUESTS.value());
	}

	private long now() {
		return this.scheduler.now(TimeUnit.MILLISECONDS);
	}

	private boolean isPromise(ResponseEntity<byte[]> answer) {
		return answer.getStatusCode().value() == HttpStatus.ACCEPTED.value();
	}

	private String requestId(ResponseEntity<byte[]> promise) {
		String requestId = decode(promise, LineDecoder.json(Promise.class)).requestId();
		if (requestId == null || requestId.isBlank()) {
			throw new UnexpectedAnswerException("EyePop promised an answer to %s without a request_id: %s"
				.formatted(this.call, promise.getStatusCode()));
		}
		return requestId;
	}

	private Mono<T> answer(ResponseEntity<byte[]> answer) {
		if (answer.getStatusCode().value() != HttpStatus.OK.value()) {
			return Mono.error(new UnexpectedAnswerException("EyePop answered %s with %s where 200 or 202 was expected"
				.formatted(this.call, answer.getStatusCode())));
		}
		return Mono.fromSupplier(() -> decode(answer, this.decoder));
	}

	private <A> A decode(ResponseEntity<byte[]> answer, LineDecoder<A> decoder) {
		byte[] bytes = answer.getBody();
		A value = (bytes != null) ? decoder.decode(bytes, 0, bytes.length, 1) : null;
		if (value == null) {
			throw new UnexpectedAnswerException(
					"EyePop's answer to %s with %s is empty".formatted(this.call, answer.getStatusCode()));
		}
		return value;
	}

	/**
	 * The wait for one answer.
	 */
	private final class Wait {

		private final Function<String, Mono<ResponseEntity<byte[]>>> question;

		private volatile @Nullable String requestId;

		private volatile @Nullable Throwable lastFailure;

		private int failures;

		private int promises;

		private Duration pause = Duration.ZERO;

		private Wait(Function<String, Mono<ResponseEntity<byte[]>>> question) {
			this.question = question;
		}

		private Mono<T> limited(Mono<T> answer) {
			LongPoll<T> poll = LongPoll.this;
			return answer.timeout(poll.timeout, poll.scheduler)
				.onErrorMap(TimeoutException.class, (failure) -> new AnswerTimeoutException(poll.call, poll.timeout,
						this.requestId, hint(), this.lastFailure));
		}

		private Mono<T> ask(String requestId) {
			this.requestId = requestId;
			return Mono.defer(() -> look(requestId))
				.repeatWhenEmpty((looks) -> looks.concatMap((count) -> Mono.delay(this.pause, LongPoll.this.scheduler)))
				.onErrorMap(ServiceException.class, (failure) -> failure.withHint(hint()));
		}

		private Mono<T> look(String requestId) {
			long asked = now();
			return this.question.apply(requestId)
				.flatMap((answer) -> isPromise(answer) ? promised(asked) : answer(answer))
				.onErrorResume(LongPoll::isPassing, this::failed);
		}

		private Mono<T> promised(long asked) {
			this.failures = 0;
			this.lastFailure = null;
			Duration rest = growing(this.promises++).minusMillis(now() - asked);
			this.pause = rest.isNegative() ? Duration.ZERO : rest;
			return Mono.empty();
		}

		private Mono<T> failed(Throwable failure) {
			Duration asksFor = (failure instanceof ServiceException answer) ? answer.getRetryAfter() : null;
			Duration pause = growing(this.failures++);
			this.pause = (asksFor != null && asksFor.compareTo(pause) > 0) ? asksFor : pause;
			this.lastFailure = failure;
			logger.debug("The answer to %s is asked for again in %s: %s".formatted(LongPoll.this.call, this.pause,
					failure.getMessage()));
			return Mono.empty();
		}

		private Duration growing(int count) {
			return LongPoll.this.interval.multipliedBy(Math.min(MAX_GROWTH, 1L << Math.min(count, Integer.SIZE)));
		}

		private String hint() {
			String requestId = this.requestId;
			return (requestId != null)
					? "It is asked for again by inference().%s(\"%s\").".formatted(LongPoll.this.resumption, requestId)
					: "";
		}

	}

	/**
	 * The answer of a service that needs more time.
	 *
	 * @param requestId id by which the answer is asked for
	 */
	record Promise(@JsonProperty("request_id") @Nullable String requestId) {

	}

}

package ai.eyepop.data;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import ai.eyepop.data.call.AnswerTimeoutException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.http.LineDecoder;

/**
 * Waits for an answer that a service promised. The service should keep each question
 * until it has the answer; one that does not is asked with pauses, which grow.
 *
 * @param <T> type of the answer
 */
final class LongPoll<T> {

	private static final int MAX_GROWTH = 32;

	private final String call;

	private final LineDecoder<T> decoder;

	private final Duration interval;

	private final Duration timeout;

	private final Scheduler scheduler;

	/**
	 * Create a way of waiting.
	 * @param call name of the call
	 * @param type type of the answer
	 * @param interval least time between the first two questions; it doubles with each,
	 * up to 32 times
	 * @param timeout longest time until the answer
	 * @param scheduler waits
	 */
	LongPoll(String call, Class<T> type, Duration interval, Duration timeout, Scheduler scheduler) {
		this.call = call;
		this.decoder = LineDecoder.json(type);
		this.interval = interval;
		this.timeout = timeout;
		this.scheduler = scheduler;
	}

	Mono<T> await(Mono<ResponseEntity<byte[]>> submission, Function<String, Mono<ResponseEntity<byte[]>>> question) {
		return submission
			.flatMap((promise) -> isPromise(promise) ? ask(question.apply(requestId(promise))) : answer(promise))
			.timeout(this.timeout, this.scheduler)
			.onErrorMap(TimeoutException.class, (failure) -> new AnswerTimeoutException(this.call, this.timeout));
	}

	private Mono<T> ask(Mono<ResponseEntity<byte[]>> question) {
		return Mono.defer(() -> {
			long[] asked = new long[1];
			return question.doFirst(() -> asked[0] = now())
				.flatMap((answer) -> isPromise(answer) ? Mono.<T>empty() : answer(answer))
				.repeatWhenEmpty((promises) -> promises.concatMap(
						(count) -> Mono.delay(pause(count, Duration.ofMillis(now() - asked[0])), this.scheduler)));
		});
	}

	private Duration pause(long count, Duration elapsed) {
		Duration pause = this.interval.multipliedBy(Math.min(MAX_GROWTH, 1L << Math.min(count, Integer.SIZE)))
			.minus(elapsed);
		return pause.isNegative() ? Duration.ZERO : pause;
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
	 * The answer of a service that needs more time.
	 *
	 * @param requestId id by which the answer is asked for
	 */
	record Promise(@JsonProperty("request_id") @Nullable String requestId) {

	}

}

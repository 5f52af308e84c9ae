package ai.eyepop.data;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import ai.eyepop.data.call.AnswerTimeoutException;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.http.ServiceException;
import ai.eyepop.http.TestFailures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LongPoll}, in virtual time.
 */
class LongPollTests {

	private static final String RESULT = "{\"dataset_uuid\": \"ds-1\"}";

	private final AtomicInteger asked = new AtomicInteger();

	@Test
	void aServiceThatPromisesAtOnceIsAskedWithGrowingPauses() {
		// 15: it was asked without a pause, for ever
		StepVerifier.withVirtualTime(() -> await(promise(), (id) -> ask(Mono.empty(), 100)))
			.expectSubscription()
			.then(() -> assertThat(this.asked).hasValue(1))
			.expectNoEvent(Duration.ofMillis(999))
			.then(() -> assertThat(this.asked).hasValue(1))
			.thenAwait(Duration.ofMillis(1))
			.then(() -> assertThat(this.asked).hasValue(2))
			.thenAwait(Duration.ofSeconds(2))
			.then(() -> assertThat(this.asked).hasValue(3))
			.thenAwait(Duration.ofSeconds(4 + 8 + 16 + 32 + 32))
			.then(() -> assertThat(this.asked).hasValue(8))
			.thenCancel()
			.verify();
	}

	@Test
	void aServiceThatKeepsTheQuestionIsAskedAgainAtOnce() {
		StepVerifier.withVirtualTime(() -> await(promise(), (id) -> ask(Mono.delay(Duration.ofSeconds(40)).then(), 3)))
			.expectSubscription()
			.thenAwait(Duration.ofSeconds(40))
			.then(() -> assertThat(this.asked).hasValue(2))
			.thenAwait(Duration.ofSeconds(80))
			.expectNextMatches((result) -> result.datasetUuid().equals("ds-1"))
			.verifyComplete();
		assertThat(this.asked).hasValue(3);
	}

	@Test
	void anAnswerThatNeverComesIsNotWaitedForForEver() {
		StepVerifier.withVirtualTime(() -> await(promise(), (id) -> ask(Mono.empty(), Integer.MAX_VALUE)))
			.thenAwait(Duration.ofMinutes(10))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(AnswerTimeoutException.class)
				.hasMessageContaining("evaluate_dataset")
				.hasMessageContaining("PT10M"));
		assertThat(this.asked).hasValueBetween(10, 30);
	}

	@Test
	void asksForTheAnswerThatWasPromised() {
		StepVerifier
			.withVirtualTime(() -> await(promise(),
					(id) -> Mono.just(answer(HttpStatus.OK, "{\"dataset_uuid\": \"%s\"}".formatted(id)))))
			.expectNextMatches((result) -> result.datasetUuid().equals("req-1"))
			.verifyComplete();
	}

	@Test
	void aPromiseWithoutAnIdIsAnError() {
		Mono<ResponseEntity<byte[]>> promise = Mono.just(answer(HttpStatus.ACCEPTED, "{}"));
		StepVerifier.withVirtualTime(() -> await(promise, (id) -> ask(Mono.empty(), 1)))
			.verifyError(UnexpectedAnswerException.class);
		assertThat(this.asked).hasValue(0);
	}

	@Test
	void anEmptyAnswerIsAnError() {
		Mono<ResponseEntity<byte[]>> empty = Mono.just(ResponseEntity.ok().build());
		StepVerifier.withVirtualTime(() -> await(empty, (id) -> ask(Mono.empty(), 1)))
			.verifyErrorMatches((failure) -> failure instanceof UnexpectedAnswerException
					&& String.valueOf(failure.getMessage()).contains("is empty"));
	}

	@Test
	void aPromiseOutlivesFailures() {
		// the job ended with the first of them
		List<Throwable> failures = List.of(unreachable(), TestFailures.status(503, null),
				TestFailures.status(429, null), TestFailures.status(500, null));
		StepVerifier.withVirtualTime(() -> await(promise(), (id) -> Mono.defer(() -> {
			int number = this.asked.getAndIncrement();
			return (number < failures.size()) ? Mono.error(failures.get(number))
					: Mono.just(answer(HttpStatus.OK, RESULT));
		})))
			.expectSubscription()
			.then(() -> assertThat(this.asked).hasValue(1))
			.expectNoEvent(Duration.ofMillis(999))
			.then(() -> assertThat(this.asked).hasValue(1))
			.thenAwait(Duration.ofMillis(1))
			.then(() -> assertThat(this.asked).hasValue(2))
			.thenAwait(Duration.ofSeconds(2))
			.then(() -> assertThat(this.asked).hasValue(3))
			.thenAwait(Duration.ofSeconds(4))
			.then(() -> assertThat(this.asked).hasValue(4))
			.thenAwait(Duration.ofSeconds(8))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void pausesAfterFailuresAreBoundedAndEndWithTheTime() {
		StepVerifier.withVirtualTime(() -> await(promise(), (id) -> Mono.defer(() -> {
			this.asked.incrementAndGet();
			return Mono.error(unreachable());
		}))).thenAwait(Duration.ofMinutes(10)).verifyErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(AnswerTimeoutException.class)
				.hasMessageContaining("awaitEvaluate(\"req-1\")")
				.hasMessageContaining("refused");
			assertThat(((AnswerTimeoutException) failure).getRequestId()).isEqualTo("req-1");
		});
		// after 1, 2, 4, 8 and 16 s, then every 32 s
		assertThat(this.asked).hasValue(6 + (600 - 31) / 32);
	}

	@Test
	void aPauseIsAsLongAsTheServiceAsksFor() {
		StepVerifier
			.withVirtualTime(() -> await(promise(),
					(id) -> Mono.defer(() -> (this.asked.getAndIncrement() == 0)
							? Mono.error(TestFailures.status(429, Duration.ofMinutes(2)))
							: Mono.just(answer(HttpStatus.OK, RESULT)))))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(119))
			.thenAwait(Duration.ofSeconds(1))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void aRefusalEndsTheWaitAndSaysHowToGoOn() {
		StepVerifier.withVirtualTime(() -> await(promise(), (id) -> Mono.error(TestFailures.status(403, null))))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ServiceException.class)
				.hasMessageContaining("status 403")
				.hasMessageContaining("inference().awaitEvaluate(\"req-1\")"));
	}

	@Test
	void aPromiseThatWasMadeBeforeIsWaitedFor() {
		StepVerifier
			.withVirtualTime(() -> poll().await("req-2",
					(id) -> Mono.just(answer(HttpStatus.OK, "{\"dataset_uuid\": \"%s\"}".formatted(id)))))
			.expectNextMatches((result) -> result.datasetUuid().equals("req-2"))
			.verifyComplete();
	}

	@Test
	void aSubmissionThatFailsIsNotMadeAgain() {
		AtomicInteger submitted = new AtomicInteger();
		Mono<ResponseEntity<byte[]>> submission = Mono.defer(() -> {
			submitted.incrementAndGet();
			return Mono.error(unreachable());
		});
		StepVerifier.withVirtualTime(() -> await(submission, (id) -> Mono.never()))
			.verifyError(DataNotReachableException.class);
		assertThat(submitted).hasValue(1);
	}

	private static DataNotReachableException unreachable() {
		return new DataNotReachableException("refused", new IOException("refused"));
	}

	private Mono<EvaluateResult> await(Mono<ResponseEntity<byte[]>> submission,
			Function<String, Mono<ResponseEntity<byte[]>>> question) {
		return poll().await(submission, question, (requestId) -> assertThat(requestId).isEqualTo("req-1"));
	}

	private LongPoll<EvaluateResult> poll() {
		return new LongPoll<>("evaluate_dataset", "awaitEvaluate", EvaluateResult.class, Duration.ofSeconds(1),
				Duration.ofMinutes(10), Schedulers.parallel());
	}

	private Mono<ResponseEntity<byte[]>> promise() {
		return Mono.just(answer(HttpStatus.ACCEPTED, "{\"request_id\": \"req-1\"}"));
	}

	private Mono<ResponseEntity<byte[]>> ask(Mono<Void> wait, int until) {
		return wait.then(Mono.fromSupplier(() -> (this.asked.get() >= until) ? answer(HttpStatus.OK, RESULT)
				: answer(HttpStatus.ACCEPTED, "{\"request_id\": \"req-1\"}")))
			.doFirst(this.asked::incrementAndGet);
	}

	private static ResponseEntity<byte[]> answer(HttpStatus status, String json) {
		return ResponseEntity.status(status).body(json.getBytes());
	}

}

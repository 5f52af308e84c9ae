package ai.eyepop.data;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import ai.eyepop.data.call.AnswerTimeoutException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.data.inference.EvaluateResult;

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
		StepVerifier.withVirtualTime(() -> poll().await(promise(), (id) -> ask(Mono.empty(), 100)))
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
		StepVerifier
			.withVirtualTime(() -> poll().await(promise(), (id) -> ask(Mono.delay(Duration.ofSeconds(40)).then(), 3)))
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
		StepVerifier.withVirtualTime(() -> poll().await(promise(), (id) -> ask(Mono.empty(), Integer.MAX_VALUE)))
			.thenAwait(Duration.ofMinutes(10))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(AnswerTimeoutException.class)
				.hasMessageContaining("evaluate_dataset")
				.hasMessageContaining("PT10M"));
		assertThat(this.asked).hasValueBetween(10, 30);
	}

	@Test
	void asksForTheAnswerThatWasPromised() {
		StepVerifier
			.withVirtualTime(() -> poll().await(promise(),
					(id) -> Mono.just(answer(HttpStatus.OK, "{\"dataset_uuid\": \"%s\"}".formatted(id)))))
			.expectNextMatches((result) -> result.datasetUuid().equals("req-1"))
			.verifyComplete();
	}

	@Test
	void aPromiseWithoutAnIdIsAnError() {
		Mono<ResponseEntity<byte[]>> promise = Mono.just(answer(HttpStatus.ACCEPTED, "{}"));
		StepVerifier.withVirtualTime(() -> poll().await(promise, (id) -> ask(Mono.empty(), 1)))
			.verifyError(UnexpectedAnswerException.class);
		assertThat(this.asked).hasValue(0);
	}

	@Test
	void anEmptyAnswerIsAnError() {
		Mono<ResponseEntity<byte[]>> empty = Mono.just(ResponseEntity.ok().build());
		StepVerifier.withVirtualTime(() -> poll().await(empty, (id) -> ask(Mono.empty(), 1)))
			.verifyErrorMatches((failure) -> failure instanceof UnexpectedAnswerException
					&& String.valueOf(failure.getMessage()).contains("is empty"));
	}

	private LongPoll<EvaluateResult> poll() {
		return new LongPoll<>("evaluate_dataset", EvaluateResult.class, Duration.ofSeconds(1), Duration.ofMinutes(10),
				Schedulers.parallel());
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

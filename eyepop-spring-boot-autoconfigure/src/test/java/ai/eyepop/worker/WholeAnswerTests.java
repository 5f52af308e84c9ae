package ai.eyepop.worker;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WholeAnswer}.
 */
class WholeAnswerTests {

	private final TestPublisher<Integer> answer = TestPublisher
		.createNoncompliant(TestPublisher.Violation.DEFER_CANCELLATION);

	private final Flux<Integer> whole = WholeAnswer.of(this.answer.flux());

	@Test
	void handsTheOnlyElementOverAtTheEnd() {
		StepVerifier.create(this.whole)
			.then(() -> this.answer.next(1))
			.expectNoEvent(Duration.ZERO)
			.then(this.answer::complete)
			.expectNext(1)
			.verifyComplete();
	}

	@Test
	void handsOverWhatIsFollowed() {
		StepVerifier.create(this.whole)
			.then(() -> this.answer.next(1, 2))
			.expectNext(1)
			.then(() -> this.answer.next(3))
			.expectNext(2)
			.then(this.answer::complete)
			.expectNext(3)
			.verifyComplete();
	}

	@Test
	void dropsTheOnlyElementIfTheAnswerBreaks() {
		IllegalStateException failure = new IllegalStateException("broken");
		StepVerifier.create(this.whole)
			.then(() -> this.answer.next(1).error(failure))
			.verifyErrorSatisfies((error) -> assertThat(error).isSameAs(failure));
	}

	@Test
	void keepsSeveralElementsIfTheAnswerBreaks() {
		IllegalStateException failure = new IllegalStateException("broken");
		StepVerifier.create(this.whole)
			.then(() -> this.answer.next(1, 2).error(failure))
			.expectNext(1, 2)
			.verifyErrorSatisfies((error) -> assertThat(error).isSameAs(failure));
	}

	@Test
	void passesEmptyAnswersAndFailuresOn() {
		StepVerifier.create(WholeAnswer.of(Flux.empty())).verifyComplete();
		StepVerifier.create(WholeAnswer.of(Flux.error(new IllegalStateException("broken"))))
			.verifyErrorMessage("broken");
	}

	@Test
	void handsOverNoMoreThanIsAskedFor() {
		StepVerifier.create(WholeAnswer.of(Flux.range(1, 3)), 0)
			.thenRequest(1)
			.expectNext(1)
			.thenRequest(1)
			.expectNext(2)
			.expectNoEvent(Duration.ZERO)
			.thenRequest(1)
			.expectNext(3)
			.verifyComplete();
	}

	@Test
	void asksForOneMoreThanItHandsOver() {
		StepVerifier.create(this.whole, 2).then(() -> {
			this.answer.next(1);
			this.answer.assertMinRequested(2);
		}).then(() -> this.answer.next(2)).expectNext(1).thenCancel().verify();
	}

	@Test
	void endsOnceTheLastElementIsAskedFor() {
		StepVerifier.create(this.whole, 0)
			.thenRequest(1)
			.then(() -> this.answer.next(1, 2))
			.expectNext(1)
			.then(this.answer::complete)
			.expectNoEvent(Duration.ZERO)
			.thenRequest(1)
			.expectNext(2)
			.verifyComplete();
	}

	@Test
	void cancelsTheAnswer() {
		StepVerifier.create(this.whole).then(() -> this.answer.next(1)).thenCancel().verify();
		this.answer.assertCancelled();
	}

}

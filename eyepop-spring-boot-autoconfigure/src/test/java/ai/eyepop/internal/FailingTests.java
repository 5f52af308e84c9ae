package ai.eyepop.internal;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/**
 * Tests for {@link Failing}.
 */
class FailingTests {

	private final TestPublisher<Integer> work = TestPublisher.create();

	private final Sinks.One<IllegalStateException> failure = Sinks.one();

	@Test
	void aFailureCancelsTheWork() {
		StepVerifier.create(Failing.when(this.work.flux(), this.failure.asMono()))
			.then(() -> this.work.next(1))
			.expectNext(1)
			.then(() -> this.failure.tryEmitValue(new IllegalStateException("over")))
			.verifyErrorMessage("over");
		this.work.assertCancelled();
	}

	@Test
	void aFailureThatIsThereAlreadyIsTold() {
		StepVerifier.create(Failing.when(this.work.flux(), Mono.just(new IllegalStateException("over"))))
			.verifyErrorMessage("over");
	}

	@Test
	void workThatEndsNeedsNoFailure() {
		StepVerifier.create(Failing.when(Flux.just(1, 2), this.failure.asMono())).expectNext(1, 2).verifyComplete();
		StepVerifier.create(Failing.when(Flux.error(new IllegalStateException("own")), this.failure.asMono()))
			.verifyErrorMessage("own");
	}

}

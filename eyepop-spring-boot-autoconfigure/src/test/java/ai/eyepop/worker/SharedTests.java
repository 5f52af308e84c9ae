package ai.eyepop.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Shared}, on a clock that is turned by hand.
 */
class SharedTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet(VirtualTimeScheduler.create());

	private final AtomicInteger made = new AtomicInteger();

	@AfterEach
	void endTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void isMadeOnceHoweverManyWait() {
		Sinks.One<Integer> source = Sinks.one();
		Shared<Integer> shared = new Shared<>(source.asMono().doFirst(this.made::incrementAndGet));
		StepVerifier.create(Mono.zip(shared.get(), shared.get(), shared.ifAsked()))
			.then(() -> source.tryEmitValue(7))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(this.made).hasValue(1);
		assertThat(shared.getNow()).isEqualTo(7);
	}

	@Test
	void isNotMadeBeforeItIsAskedFor() {
		Shared<Integer> shared = counting();
		StepVerifier.create(shared.ifAsked()).verifyComplete();
		assertThat(shared.getNow()).isNull();
		assertThat(this.made).hasValue(0);
	}

	@Test
	void pausesGrowWithFailuresThatFollowEachOther() {
		Shared<Integer> shared = new Shared<>(Mono.fromCallable(this.made::incrementAndGet)
			.flatMap((i) -> (i <= 9) ? Mono.error(new IllegalStateException()) : Mono.just(i)));
		StepVerifier.create(shared.get()).verifyError();
		for (long pause : new long[] { 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000 }) {
			assertMadeAfter(pause, shared);
		}
		assertThat(shared.getNow()).isEqualTo(10);
	}

	@Test
	void whatWasGoodIsMadeAnewAtOnce() {
		Shared<Integer> shared = counting();
		for (int i = 1; i <= 5; i++) {
			StepVerifier.create(shared.get()).expectNext(i).verifyComplete();
			shared.proven(i);
			assertThat(shared.forget(i)).isTrue();
		}
	}

	@Test
	void whatWasNoGoodCountsAsAFailure() {
		Shared<Integer> shared = counting();
		StepVerifier.create(shared.get()).expectNext(1).verifyComplete();
		shared.forget(1);
		assertMadeAfter(100, shared);
		shared.forget(2);
		assertMadeAfter(200, shared);
		shared.proven(3);
		shared.forget(3);
		StepVerifier.create(shared.get()).expectNext(4).verifyComplete();
	}

	private void assertMadeAfter(long pause, Shared<Integer> shared) {
		int before = this.made.get();
		shared.get().onErrorComplete().subscribe();
		this.time.advanceTimeBy(Duration.ofMillis(pause - 1));
		assertThat(this.made).hasValue(before);
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.made).hasValue(before + 1);
	}

	@Test
	void onlyTheCurrentValueIsForgotten() {
		Shared<Integer> shared = counting();
		StepVerifier.create(shared.get()).expectNext(1).verifyComplete();
		assertThat(shared.forget(2)).isFalse();
		assertThat(shared.forget(1)).isTrue();
		assertThat(shared.forget(1)).isFalse();
		assertThat(shared.getNow()).isNull();
	}

	@Test
	void whoeverStopsWaitingDoesNotStopTheMaking() {
		Sinks.One<Integer> source = Sinks.one();
		Shared<Integer> shared = new Shared<>(source.asMono());
		StepVerifier.create(shared.get()).thenCancel().verify();
		source.tryEmitValue(7);
		assertThat(shared.getNow()).isEqualTo(7);
	}

	@Test
	void whatIsBeingMadeWhileItIsReplacedIsNotLost() {
		Sinks.One<Integer> source = Sinks.one();
		Shared<Integer> shared = new Shared<>(source.asMono());
		shared.get().subscribe();
		StepVerifier.create(shared.replace(8)).then(() -> source.tryEmitValue(7)).expectNext(7).verifyComplete();
		assertThat(shared.getNow()).isEqualTo(8);
		StepVerifier.create(Shared.of(1).replace(2)).expectNext(1).verifyComplete();
		StepVerifier.create(counting().replace(2)).verifyComplete();
	}

	private Shared<Integer> counting() {
		return new Shared<>(Mono.fromCallable(this.made::incrementAndGet));
	}

}

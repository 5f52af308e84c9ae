package ai.eyepop.autoconfigure.actuate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RecentLook}, on a clock that is turned by hand.
 */
class RecentLookTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final TestClock clock = new TestClock();

	private final AtomicInteger looks = new AtomicInteger();

	private final RecentLook look = new RecentLook(SECOND.multipliedBy(10), SECOND.multipliedBy(5), this.clock);

	@Test
	void isSharedUntilItIsOld() {
		Mono<Void> look = Mono.fromRunnable(this.looks::incrementAndGet);
		for (int second = 0; second < 10; second++) {
			this.look.at("a", look).block();
			this.clock.advance(SECOND);
		}
		assertThat(this.looks).hasValue(1);
		this.look.at("a", look).block();
		assertThat(this.looks).hasValue(2);
	}

	@Test
	void isSharedWhileItIsUnderWayHoweverLongThatTakes() {
		Sinks.Empty<Void> end = Sinks.empty();
		Mono<Void> look = end.asMono().doFirst(this.looks::incrementAndGet);
		StepVerifier.create(this.look.at("a", look).and(this.look.at("a", look)))
			.then(() -> this.clock.advance(SECOND.multipliedBy(60)))
			.then(() -> this.look.at("a", look).subscribe())
			.then(end::tryEmitEmpty)
			.verifyComplete();
		assertThat(this.looks).hasValue(1);
	}

	@Test
	void goesOnWhenNobodyWaitsForItAnyMore() {
		Sinks.Empty<Void> end = Sinks.empty();
		Mono<Void> look = end.asMono().doFirst(this.looks::incrementAndGet);
		this.look.at("a", look).subscribe().dispose();
		assertThat(end.currentSubscriberCount()).isEqualTo(1);
		StepVerifier.create(this.look.at("a", look)).then(end::tryEmitEmpty).verifyComplete();
		assertThat(this.looks).hasValue(1);
	}

	@Test
	void aFailureIsSharedAsWell() {
		Mono<Void> look = Mono.<Void>error(() -> new IllegalStateException("failure " + this.looks.incrementAndGet()));
		StepVerifier.create(this.look.at("a", look)).verifyErrorMessage("failure 1");
		StepVerifier.create(this.look.at("a", look)).verifyErrorMessage("failure 1");
		this.clock.advance(SECOND.multipliedBy(10));
		StepVerifier.create(this.look.at("a", look)).verifyErrorMessage("failure 2");
	}

	@Test
	void anotherSubjectIsLookedAtAtOnce() {
		Mono<Void> look = Mono.fromRunnable(this.looks::incrementAndGet);
		this.look.at("a", look).block();
		this.look.at("b", look).block();
		this.look.at("b", look).block();
		assertThat(this.looks).hasValue(2);
	}

	@Test
	void oneThatHangsFails() {
		StepVerifier.withVirtualTime(() -> this.look.at("a", Mono.never()))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(4999))
			.thenAwait(Duration.ofMillis(1))
			.verifyErrorMessage("It did not answer within 5000 ms (eyepop.health.timeout)");
	}

	@Test
	void refusesDurationsThatMakeNoSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RecentLook(SECOND, Duration.ZERO, this.clock))
			.withMessage("'timeout' must be at least 1 ms");
		assertThatIllegalArgumentException().isThrownBy(() -> new RecentLook(SECOND.negated(), SECOND, this.clock))
			.withMessage("'timeToLive' must not be negative");
	}

}

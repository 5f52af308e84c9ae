package ai.eyepop.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Waits}.
 */
class WaitsTests {

	@Test
	void anInterruptedThreadAsksForNothing() {
		AtomicInteger asked = new AtomicInteger();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(WaitInterruptedException.class)
			.isThrownBy(() -> Waits.await(Mono.fromSupplier(asked::incrementAndGet)))
			.withMessageContaining(Thread.currentThread().getName())
			.withCauseInstanceOf(InterruptedException.class);
		assertThat(asked).hasValue(0);
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
	}

	@Test
	void aThreadThatIsNotInterruptedGoesOn() {
		assertThatNoException().isThrownBy(Waits::checkInterrupted);
		assertThat(Waits.await(Mono.just("a"))).isEqualTo("a");
		assertThat(Waits.<Object>await(Mono.empty())).isNull();
	}

	@Test
	void anEndIsAwaitedByAnInterruptedThread() {
		AtomicInteger ends = new AtomicInteger();
		Mono<Void> end = Mono.delay(Duration.ofMillis(1)).doOnNext((tick) -> ends.incrementAndGet()).then();
		Thread.currentThread().interrupt();
		Waits.awaitEnd(end, null);
		assertThat(ends).hasValue(1);
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
	}

}

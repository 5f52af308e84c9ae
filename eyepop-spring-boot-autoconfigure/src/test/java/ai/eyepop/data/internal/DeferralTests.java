package ai.eyepop.data.internal;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.http.WaitInterruptedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Deferral}.
 */
class DeferralTests {

	private final AtomicInteger calls = new AtomicInteger();

	private final Calls deferred = deferred(new CountedCalls(this.calls));

	private static Calls deferred(Calls target) {
		ProxyFactory proxies = new ProxyFactory(target);
		proxies.addAdvice(new Deferral());
		return (Calls) proxies.getProxy();
	}

	@Test
	void anInterruptedThreadMakesNoCallThatItWaitsFor() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(WaitInterruptedException.class).isThrownBy(this.deferred::await);
		assertThat(this.calls).hasValue(0);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.deferred.await()).isEqualTo(1);
	}

	@Test
	void anInterruptedThreadMayMakeACallThatItDoesNotWaitFor() {
		Thread.currentThread().interrupt();
		Mono<Integer> call = this.deferred.call();
		assertThat(this.calls).hasValue(0);
		call.subscribe();
		assertThat(this.calls).hasValue(1);
	}

	@Test
	void anInterruptedThreadMayNameTheCalls() {
		Thread.currentThread().interrupt();
		assertThat(this.deferred).hasToString("calls");
	}

	interface Calls {

		int await();

		Mono<Integer> call();

	}

	private record CountedCalls(AtomicInteger calls) implements Calls {

		@Override
		public int await() {
			return this.calls.incrementAndGet();
		}

		@Override
		public Mono<Integer> call() {
			return Mono.just(this.calls.incrementAndGet());
		}

		@Override
		public String toString() {
			return "calls";
		}

	}

}

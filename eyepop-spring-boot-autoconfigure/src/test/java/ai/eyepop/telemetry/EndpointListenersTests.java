package ai.eyepop.telemetry;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EndpointListeners}.
 */
class EndpointListenersTests {

	private final AtomicInteger told = new AtomicInteger();

	@Test
	void oneThatFailsIsNoObstacle() {
		listeners(new IllegalStateException("listener")).onReconnect();
		listeners(new AssertionError("listener")).onReconnect();
		listeners(new NoClassDefFoundError("listener")).onReconnect();
		assertThat(this.told).hasValue(3);
	}

	@Test
	void whatTheMachineCannotGoOnFromPasses() {
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> listeners(new OutOfMemoryError("none left")).onReconnect());
	}

	private EndpointListeners listeners(Throwable failure) {
		return new EndpointListeners(List.of(new EndpointListener() {

			@Override
			public void onReconnect() {
				EndpointListenersTests.<RuntimeException>fail(failure);
			}

		}, new EndpointListener() {

			@Override
			public void onReconnect() {
				EndpointListenersTests.this.told.incrementAndGet();
			}

		}));
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void fail(Throwable failure) throws T {
		throw (T) failure;
	}

}

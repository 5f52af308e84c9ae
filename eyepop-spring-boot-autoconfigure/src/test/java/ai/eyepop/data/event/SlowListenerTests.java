package ai.eyepop.data.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for listeners that are slower than what they are told.
 */
class SlowListenerTests {

	private EventFixture fixture = bufferOf(4);

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void slowListenerLosesWhatItCannotHoldAndDelaysNobody() throws Exception {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Recorder slow = new Recorder(this.fixture.events.all().doOnNext((event) -> {
			if (event instanceof ChangeEvent change && change.type().value().equals("n_0")) {
				blocked.countDown();
				awaitQuietly(release);
			}
		}));
		slow.awaitConnections(1);
		Recorder fast = Recorder.connected(this.fixture.events.all());
		this.fixture.send("n_0");
		blocked.await();
		for (int i = 1; i <= 10; i++) {
			this.fixture.send("n_" + i);
			fast.await("n_" + i);
		}
		assertThat(slow.types()).containsExactly("ConnectionUp");
		release.countDown();
		slow.await("EventGap");
		this.fixture.send("n_11");
		slow.await("n_11");
		assertThat(slow.types()).containsExactly("ConnectionUp", "n_0", "n_1", "n_2", "n_3", "n_4", "EventGap", "n_11");
		assertThat(slow.events().get(6)).isEqualTo(new EventGap(EventGap.Reason.OVERFLOW, 6));
		assertThat(fast.count(EventGap.class)).isZero();
		assertThat(fast.changes()).hasSize(12);
	}

	@Test
	void overflownListenerIsToldWhetherTheConnectionIsUp() {
		this.fixture.close();
		this.fixture = bufferOf(2);
		List<DataEvent> told = new CopyOnWriteArrayList<>();
		BaseSubscriber<DataEvent> lazy = new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.request(1);
			}

			@Override
			protected void hookOnNext(DataEvent event) {
				told.add(event);
			}

		};
		this.fixture.events.all().subscribe(lazy);
		await().until(() -> told.size() == 1);
		Recorder other = Recorder.connected(this.fixture.events.all());
		this.fixture.send("n_1");
		other.await("n_1");
		this.fixture.emulator.events().refuseHandshakes(Integer.MAX_VALUE, 503);
		this.fixture.emulator.events().cut();
		other.awaitDown();
		this.fixture.emulator.events().refuseHandshakes(0, 503);
		other.awaitConnections(2);
		await().until(() -> other.count(EventGap.class) == 1);
		lazy.request(10);
		await().until(() -> told.size() == 5);
		assertThat(told).extracting((event) -> event.getClass().getSimpleName())
			.containsExactly("ConnectionUp", "ChangeEvent", "ConnectionDown", "EventGap", "ConnectionUp");
		assertThat(told.get(3)).isEqualTo(new EventGap(EventGap.Reason.OVERFLOW, 0));
		lazy.cancel();
	}

	private static EventFixture bufferOf(int events) {
		return new EventFixture((builder) -> builder.settings(EventFixture.FAST.withBufferSize(events)));
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

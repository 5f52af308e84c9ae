package ai.eyepop.data.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import ai.eyepop.emulator.inspect.EventSocketSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what is lost when the socket ends, which only gaps may hide.
 */
class EventLossTests {

	private final EventFixture fixture = new EventFixture(
			(builder) -> builder.settings(EventFixture.FAST.withBufferSize(100_000)));

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void nothingIsLostButInGapsWhenTheSocketEndsTwentyTimes(boolean cut) {
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		Disposable sender = Flux.interval(Duration.ofMillis(1))
			.onBackpressureDrop()
			.index()
			.subscribe((tick) -> this.fixture.send("n_" + tick.getT1()));
		try {
			for (int i = 1; i <= 20; i++) {
				int before = recorder.awaitConnections(i).changes().size();
				await().until(() -> recorder.changes().size() > before + 10);
				if (cut) {
					this.fixture.emulator.events().cut();
				}
				else {
					this.fixture.emulator.events().close((i % 2 == 0) ? 1000 : 1001, "");
				}
			}
			recorder.awaitConnections(21);
		}
		finally {
			sender.dispose();
		}
		this.fixture.send("end");
		recorder.await("end");
		List<List<String>> connections = connections(recorder.types());
		List<EventSocketSnapshot> books = this.fixture.emulator.sockets();
		assertThat(connections).hasSize(21).hasSameSizeAs(books);
		for (int i = 0; i <= 20; i++) {
			List<String> received = connections.get(i);
			if (!cut || i == 20) {
				assertThat(received).as("connection %d", i).hasSize((int) books.get(i).eventsSent());
			}
			assertThat(received.size()).isLessThanOrEqualTo((int) books.get(i).eventsSent());
			assertConsecutive(received.stream().filter((type) -> !type.equals("end")).toList());
		}
	}

	/** Splits what a listener was told, and checks what it was told of each end. */
	private List<List<String>> connections(List<String> types) {
		List<List<String>> connections = new ArrayList<>();
		for (int i = 0; i < types.size(); i++) {
			switch (types.get(i)) {
				case "ConnectionUp" -> {
					connections.add(new ArrayList<>());
					if (i > 0) {
						assertThat(types.get(i - 1)).isEqualTo("ConnectionDown");
						assertThat(types.get(i + 1)).isEqualTo("EventGap");
					}
				}
				case "ConnectionDown", "EventGap" -> assertThat(connections).isNotEmpty();
				default -> connections.get(connections.size() - 1).add(types.get(i));
			}
		}
		return connections;
	}

	private void assertConsecutive(List<String> received) {
		for (int i = 1; i < received.size(); i++) {
			assertThat(number(received.get(i))).isEqualTo(number(received.get(i - 1)) + 1);
		}
	}

	private int number(String type) {
		return Integer.parseInt(type.substring(2));
	}

}

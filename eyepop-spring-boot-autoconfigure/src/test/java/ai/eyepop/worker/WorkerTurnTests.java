package ai.eyepop.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.source.UnreadableSourceException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for jobs that have a slot but no connection, over sockets to an emulator.
 */
@Timeout(180)
class WorkerTurnTests extends EmulatedWorker {

	private static final int CONNECTIONS = 2;

	private final EyePopHttp few = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withMaxConnections(CONNECTIONS))
		.build();

	private final WorkerEndpoint narrow = WorkerEndpoint.builder(this.few)
		.url(this.emulator.url())
		.apiKey(this.emulator.apiKey())
		.pop(SHAPES)
		.build();

	@BeforeEach
	void connect() {
		predict(this.narrow.upload(this.square));
		predict(this.endpoint.upload(this.square));
	}

	@AfterEach
	void closeNarrow() {
		this.narrow.close();
		this.few.close();
	}

	@Test
	void aSourceIsLookedAtWhenThereIsAConnectionForIt() {
		List<WorkerJob> stalled = stalled();
		AtomicBoolean looked = new AtomicBoolean();
		WorkerJob waiting = this.narrow.upload(watched(looked));
		// time enough for whoever does not wait for a connection
		for (int i = 0; i < 5; i++) {
			predict(this.endpoint.upload(this.square));
		}
		assertThat(looked).isFalse();
		stalled.get(0).cancel();
		assertThat(predict(waiting).objects()).isNotEmpty();
		assertThat(looked).isTrue();
		stalled.get(1).cancel();
	}

	@Test
	void aTurnIsGivenBackHoweverItEnds() {
		for (int i = 0; i <= CONNECTIONS; i++) {
			StepVerifier.create(this.narrow.upload(Path.of("nowhere.jpg")).predictions())
				.verifyError(UnreadableSourceException.class);
			this.emulator.faults().add(Fault.builder().status(400).build());
			StepVerifier.create(this.narrow.upload(this.square).predictions()).verifyError(EyePopException.class);
			stalled().forEach(WorkerJob::cancel);
		}
		assertThat(predict(this.narrow.upload(this.square)).objects()).isNotEmpty();
	}

	@Test
	void whoIsCanceledBeforeHisTurnIsPassedOver() {
		List<WorkerJob> stalled = stalled();
		List<WorkerJob> waiting = Stream.generate(() -> this.narrow.upload(this.square)).limit(3).toList();
		waiting.get(0).cancel();
		waiting.get(1).cancel();
		stalled.forEach(WorkerJob::cancel);
		assertThat(predict(waiting.get(2)).objects()).isNotEmpty();
	}

	private List<WorkerJob> stalled() {
		long struck = this.emulator.faults().struck();
		this.emulator.faults().add(Fault.builder().stall().times(CONNECTIONS).build());
		List<WorkerJob> jobs = Stream.generate(() -> this.narrow.upload(this.square)).limit(CONNECTIONS).toList();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.emulator.faults().struck() == struck + CONNECTIONS);
		return jobs;
	}

	private static Resource watched(AtomicBoolean looked) {
		return new ByteArrayResource(png()) {

			@Override
			public boolean exists() {
				looked.set(true);
				return true;
			}

		};
	}

}

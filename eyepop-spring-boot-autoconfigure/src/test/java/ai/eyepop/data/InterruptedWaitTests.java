package ai.eyepop.data;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.http.WaitInterruptedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for threads that are interrupted while they wait for the Data API, over sockets
 * to an emulator.
 */
class InterruptedWaitTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	@TempDir
	Path directory;

	static Stream<Wait> waits() {
		return Stream.of((data, directory) -> data.datasets().list(),
				(data, directory) -> data.datasets().create(DatasetCreate.builder("d").build()),
				(data, directory) -> data.checkHealth(),
				(data, directory) -> data.fetch(URI.create("http://127.0.0.1:1/x")).to(directory.resolve("x")),
				(data, directory) -> data.fetch(URI.create("http://127.0.0.1:1/x")).to(new ByteArrayOutputStream()));
	}

	@ParameterizedTest
	@MethodSource("waits")
	void anInterruptedThreadIsToldSoAndStaysInterrupted(Wait wait) {
		try (EmulatedData data = new EmulatedData()) {
			data.sync().datasets().list();
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(WaitInterruptedException.class)
				.isThrownBy(() -> wait.on(data.sync(), this.directory))
				.withCauseInstanceOf(InterruptedException.class);
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void nothingIsBegunForAnInterruptedThread() {
		try (EmulatedData data = new EmulatedData()) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(WaitInterruptedException.class)
				.isThrownBy(() -> data.sync().datasets().create(DatasetCreate.builder("d").build()));
			assertThat(Thread.interrupted()).isTrue();
			assertThat(data.sync().datasets().list()).isEmpty();
		}
	}

	@Test
	void aTokenThatIsWaitedForIsNoException() {
		try (EmulatedData data = new EmulatedData()) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(WaitInterruptedException.class).isThrownBy(() -> data.sync().session());
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void anInterruptCancelsTheJob() {
		try (EmulatedData data = new EmulatedData()) {
			String dataset = data.sync().datasets().create(DatasetCreate.builder("d").build()).uuid();
			SyncDataJob<?> job = data.sync().uploads().upload(IMAGE, dataset);
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(WaitInterruptedException.class).isThrownBy(job::result);
			assertThat(Thread.interrupted()).isTrue();
			await().until(job::isCanceled);
		}
	}

	@Test
	void closingInAnInterruptedThreadWaitsForTheJobs() {
		EmulatedData data = new EmulatedData();
		String dataset = data.sync().datasets().create(DatasetCreate.builder("d").build()).uuid();
		SyncDataJob<?> job = data.sync().uploads().upload(IMAGE, dataset);
		Thread.currentThread().interrupt();
		data.endpoint().close();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(job.state().isEnded()).isTrue();
		assertThat(job.isCanceled()).isFalse();
		data.close();
	}

	/**
	 * Something that a thread waits for.
	 */
	@FunctionalInterface
	interface Wait {

		void on(SyncDataEndpoint data, Path directory);

	}

}

package ai.eyepop.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.EyePop;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that no virtual thread holds on to its carrier while it waits in a blocking twin.
 */
@EnabledForJreRange(min = JRE.JAVA_24,
		disabledReason = "Up to Java 23 the JDK's own monitors hold carriers, class loading among them")
class PinnedThreadsTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	@TempDir
	private Path folder;

	@Test
	void theBlockingTwinsPinNoCarrier() throws Exception {
		try (EyePopEmulator emulator = EyePopEmulator.start();
				EyePop eyePop = EyePop.builder()
					.url(emulator.url())
					.apiKey(emulator.apiKey())
					.accountId(emulator.account())
					.build();
				WorkerEndpoint worker = eyePop.worker();
				DataEndpoint data = eyePop.data()) {
			// classes are loaded once, which pins
			useAll(worker, data);
			List<RecordedEvent> pinned = record(() -> {
				List<Future<?>> calls = new ArrayList<>();
				ExecutorService threads = virtualThreads();
				for (int i = 0; i < 50; i++) {
					calls.add(threads.submit(() -> {
						useAll(worker, data);
						return null;
					}));
				}
				for (Future<?> call : calls) {
					call.get();
				}
				threads.shutdown();
			});
			assertThat(pinned).isEmpty();
		}
	}

	private void useAll(WorkerEndpoint worker, DataEndpoint endpoint) throws IOException {
		assertThat(new SyncWorkerEndpoint(worker).upload(IMAGE).predict()).isNotNull();
		SyncDataEndpoint data = endpoint.sync();
		Dataset dataset = data.datasets().create(DatasetCreate.builder("pinned").build());
		Asset asset = data.uploads().upload(IMAGE, dataset.uuid()).result();
		data.assets().updateGroundTruth(asset.uuid(), List.of(Prediction.builder(1, 1).build()));
		Path file = Files.createTempFile(this.folder, "assets", ".arrow");
		data.exports().assetFile(AssetExportRequest.builder().datasetUuid(dataset.uuid()).build()).to(file);
	}

	@Test
	void aPinnedCarrierIsSeen() throws Exception {
		List<RecordedEvent> pinned = record(() -> virtualThreads().submit(() -> {
			PinnedInitializer.touch();
			return null;
		}).get());
		assertThat(pinned).isNotEmpty();
	}

	private List<RecordedEvent> record(Work work) throws Exception {
		Path file = this.folder.resolve("recording.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
			recording.start();
			work.run();
			recording.stop();
			recording.dump(file);
		}
		return RecordingFile.readAllEvents(file);
	}

	/** They are there from Java 21 on. */
	private static ExecutorService virtualThreads() throws ReflectiveOperationException {
		return (ExecutorService) Objects
			.requireNonNull(Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
	}

	/**
	 * Something to do.
	 */
	private interface Work {

		void run() throws Exception;

	}

	/**
	 * Waits in a class initializer, which is native to the JVM and pins.
	 */
	private static final class PinnedInitializer {

		static {
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}

		private PinnedInitializer() {
		}

		/** Initializes the class. */
		static void touch() {
		}

	}

}

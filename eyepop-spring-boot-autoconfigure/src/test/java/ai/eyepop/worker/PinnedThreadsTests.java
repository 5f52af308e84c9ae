package ai.eyepop.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;

import ai.eyepop.EyePop;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that no virtual thread holds on to its carrier while it waits in a blocking twin.
 */
@EnabledForJreRange(min = JRE.JAVA_24,
		disabledReason = "Up to Java 23 the JDK's own monitors hold carriers, class loading among them")
class PinnedThreadsTests {

	private static final Path MEDIA = Path.of("src/test/resources/vectors/media");

	private static final Path IMAGE = MEDIA.resolve("image.jpg");

	private static final int FRAMES = 5;

	@TempDir
	private Path folder;

	private EyePopEmulator emulator;

	private EyePop eyePop;

	@BeforeEach
	void start() throws IOException {
		int bytesPerFrame = (int) (Files.size(MEDIA.resolve("video.mp4")) / FRAMES);
		this.emulator = EyePopEmulator.builder()
			.bytesPerFrame(bytesPerFrame)
			.data((data) -> data.inferenceDelay(Duration.ofMillis(300)))
			.start();
		this.eyePop = connection();
	}

	@AfterEach
	void stop() {
		this.eyePop.close();
		this.emulator.close();
	}

	private EyePop connection() {
		return EyePop.builder()
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.accountId(this.emulator.account())
			.build();
	}

	@Test
	void jobsAndCallsPinNoCarrier() throws Exception {
		WorkerEndpoint worker = this.eyePop.worker();
		SyncDataEndpoint data = this.eyePop.data().sync();
		VirtualThreads.Work work = () -> {
			assertThat(new SyncWorkerEndpoint(worker).upload(IMAGE).predict()).isNotNull();
			Dataset dataset = dataset(data);
			Asset asset = data.uploads().upload(IMAGE, dataset.uuid()).result();
			data.assets().updateGroundTruth(asset.uuid(), List.of(Prediction.builder(1, 1).build()));
			Path file = Files.createTempFile(this.folder, "assets", ".arrow");
			data.exports().assetFile(AssetExportRequest.builder().datasetUuid(dataset.uuid()).build()).to(file);
		};
		// classes are loaded once, which pins
		work.run();
		assertThat(VirtualThreads.allPinnedBy(work)).isEmpty();
	}

	@Test
	void theFirstConnectPinsNoCarrier() throws Exception {
		// classes are loaded once, which pins
		firstUse(this.eyePop);
		try (EyePop other = connection()) {
			WorkerEndpoint worker = other.worker();
			DataEndpoint data = other.data();
			assertThat(VirtualThreads.pinnedBy(() -> firstUse(worker, data))).isEmpty();
		}
	}

	@Test
	void connectSessionAndCloseOfEndpointsPinNoCarrier() throws Exception {
		assertNothingIsPinned(() -> {
			try (WorkerEndpoint endpoint = this.eyePop.worker(); DataEndpoint data = this.eyePop.data()) {
				SyncWorkerEndpoint worker = new SyncWorkerEndpoint(endpoint);
				worker.connect();
				assertThat(worker.session()).isNotNull();
				worker.checkHealth();
				firstUse(endpoint, data);
				worker.disconnect();
			}
		});
	}

	@Test
	void iteratingPredictionsPinsNoCarrier() throws Exception {
		SyncWorkerEndpoint worker = new SyncWorkerEndpoint(this.eyePop.worker());
		assertNothingIsPinned(() -> {
			int frames = 0;
			for (Prediction prediction : worker.upload(MEDIA.resolve("video.mp4"))) {
				assertThat(prediction).isNotNull();
				frames++;
			}
			assertThat(frames).isGreaterThanOrEqualTo(FRAMES);
		});
	}

	@Test
	void streamsThatAreReadSlowlyPinNoCarrier() throws Exception {
		SyncWorkerEndpoint worker = new SyncWorkerEndpoint(this.eyePop.worker());
		SyncDataEndpoint data = this.eyePop.data().sync();
		Dataset dataset = dataset(data);
		assertNothingIsPinned(() -> {
			assertThat(worker.upload(Source.of(slowly(IMAGE), MediaType.IMAGE_JPEG)).predict()).isNotNull();
			data.uploads().upload(Source.of(slowly(IMAGE), MediaType.IMAGE_JPEG), dataset.uuid()).result();
		});
	}

	@Test
	void longPollsPinNoCarrier() throws Exception {
		SyncDataEndpoint data = this.eyePop.data().sync();
		Dataset dataset = dataset(data);
		Asset asset = data.uploads().upload(IMAGE, dataset.uuid()).result();
		InferRequest question = InferRequest.builder("What is there?").build();
		assertNothingIsPinned(() -> {
			assertThat(data.inference().infer(asset.uuid(), question).result()).isNotNull();
			EvaluateRequest evaluation = EvaluateRequest.builder(dataset.uuid()).infer(question).build();
			assertThat(data.inference().evaluate(evaluation).result()).isNotNull();
		});
	}

	@Test
	void assetsAsArrowPinNoCarrier() throws Exception {
		SyncDataEndpoint data = this.eyePop.data().sync();
		Dataset from = dataset(data);
		Asset asset = data.uploads().upload(IMAGE, from.uuid()).result();
		data.assets().updateGroundTruth(asset.uuid(), List.of(Prediction.builder(1, 1).build()));
		AssetExportRequest request = AssetExportRequest.builder().datasetUuid(from.uuid()).build();
		assertNothingIsPinned(() -> {
			try (Stream<Asset> assets = data.exports().assets(request)) {
				assertThat(assets).hasSize(1);
			}
			Path file = Files.createTempDirectory(this.folder, "assets").resolve("assets.arrow");
			data.exports().toPath(request, file);
			data.exports().assetFile(request).to(file);
			Dataset to = dataset(data);
			data.imports().assets(List.of(asset), to.uuid());
			data.imports().fromPath(file, to.uuid());
		});
	}

	@Test
	void aPinnedCarrierIsSeen() throws Exception {
		assertThat(VirtualThreads.pinnedBy(PinnedInitializer::touch)).isNotEmpty();
	}

	private static void assertNothingIsPinned(VirtualThreads.Work work) throws Exception {
		// classes are loaded once, which pins
		work.run();
		// and a method handle is compiled after some uses: what is ours pins each time
		List<?> pinned = VirtualThreads.pinnedBy(work);
		for (int i = 0; i < 2 && !pinned.isEmpty(); i++) {
			pinned = VirtualThreads.pinnedBy(work);
		}
		assertThat(pinned).isEmpty();
	}

	private static void firstUse(EyePop eyePop) throws IOException {
		try (WorkerEndpoint worker = eyePop.worker(); DataEndpoint data = eyePop.data()) {
			firstUse(worker, data);
		}
	}

	private static void firstUse(WorkerEndpoint worker, DataEndpoint data) {
		assertThat(new SyncWorkerEndpoint(worker).upload(IMAGE).predict()).isNotNull();
		assertThat(data.sync().datasets().list()).isNotNull();
	}

	private static Dataset dataset(SyncDataEndpoint data) {
		return data.datasets().create(DatasetCreate.builder("pinned").build());
	}

	private static InputStream slowly(Path file) throws IOException {
		return new InputStream() {

			private final InputStream stream = Files.newInputStream(file);

			@Override
			public int read() throws IOException {
				return this.stream.read();
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
				return this.stream.read(bytes, offset, Math.min(length, 100));
			}

			@Override
			public void close() throws IOException {
				this.stream.close();
			}

		};
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

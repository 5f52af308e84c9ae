package ai.eyepop.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.example.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.inspect.ReceivedSource;
import ai.eyepop.emulator.junit.EmulatorCustomizer;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.prediction.Area;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.worker.MotionDetection;
import ai.eyepop.worker.PredictOptions;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.SyncWorkerJob;
import ai.eyepop.worker.VideoMode;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the guide says of submissions, sources, options and videos.
 */
@SpringBootTest(classes = ShopApplication.class,
		properties = { "eyepop.worker.pop.components[0].type=inference",
				"eyepop.worker.pop.components[0].ability=eyepop.person:latest" })
@WithEyePopEmulator(customizers = SubmitTests.SmallFrames.class)
class SubmitTests {

	private final Path photo = Path.of("src/test/resources/photo.jpg");

	private final Path clip = Path.of("src/test/resources/clip.mp4");

	@Test
	void reactive(@Autowired WorkerEndpoint worker) {
		Path photo = this.photo;
		// tag::reactive[]
		Flux<Prediction> predictions = worker.upload(photo).predictions();
		// end::reactive[]
		assertThat(predictions.collectList().block()).hasSize(1);
	}

	@Test
	void blocking(@Autowired SyncWorkerEndpoint worker) {
		Path photo = this.photo;
		// tag::blocking[]
		Prediction prediction = worker.upload(photo).predict();
		// end::blocking[]
		assertThat(Objects.requireNonNull(prediction).sourceWidth()).isPositive();
	}

	@Test
	void whatWasFound(@Autowired SyncWorkerEndpoint worker) {
		Prediction prediction = Objects.requireNonNull(worker.upload(this.photo).predict());
		List<String> said = new ArrayList<>();
		// tag::objects[]
		for (PredictedObject object : prediction.objects()) {
			said.add("%s at %.0f,%.0f".formatted(object.classLabel(), object.x(), object.y()));
		}
		// end::objects[]
		assertThat(said).hasSameSizeAs(prediction.objects()).isNotEmpty();
	}

	@Test
	void manyAtOnce(@Autowired SyncWorkerEndpoint worker) {
		List<Path> photos = List.of(this.photo, this.photo, this.photo);
		// tag::many[]
		List<SyncWorkerJob> jobs = photos.stream().map(worker::upload).toList();
		List<Prediction> predictions = jobs.stream().map(SyncWorkerJob::predict).toList();
		// end::many[]
		assertThat(predictions).hasSize(3).doesNotContainNull();
	}

	@Test
	void manyAtOnceInAChain(@Autowired WorkerEndpoint worker) {
		Flux<Path> photos = Flux.just(this.photo, this.photo, this.photo);
		// tag::flux[]
		Flux<Prediction> predictions = photos.flatMap((photo) -> worker.upload(photo).predictions(), 16);
		// end::flux[]
		assertThat(predictions.collectList().block()).hasSize(3);
	}

	@Test
	void sources(@Autowired SyncWorkerEndpoint worker, EyePopEmulator emulator) throws IOException {
		byte[] bytes = Files.readAllBytes(this.photo);
		try (InputStream stream = Files.newInputStream(this.photo)) {
			// tag::sources[]
			worker.upload(new ClassPathResource("photo.jpg")).predict();
			worker.upload(bytes, MediaType.IMAGE_JPEG).predict();
			worker.upload(Source.of(stream, MediaType.IMAGE_JPEG)).predict();
			// end::sources[]
		}
		assertThat(emulator.sources()).hasSize(3);
	}

	@Test
	void groups(@Autowired SyncWorkerEndpoint worker, EyePopEmulator emulator) {
		Path front = this.photo;
		Path side = this.photo;
		// tag::group[]
		Prediction prediction = worker.upload(Source.group(Source.of(front), Source.of(side))).predict();
		// end::group[]
		assertThat(prediction).isNotNull();
		assertThat(emulator.sources()).hasSize(2)
			.extracting(ReceivedSource::sourceId)
			.containsOnly(emulator.sources().get(0).sourceId());
	}

	@Test
	void options(@Autowired SyncWorkerEndpoint worker) {
		Path photo = this.photo;
		// tag::options[]
		PredictOptions options = PredictOptions.builder()
			.roi(Area.rectangle(0, 0, 320, 480))
			.params(1, Map.of("prompts", List.of(Map.of("prompt", "a red car"))))
			.mediaCache(Duration.ofMinutes(5))
			.build();
		Prediction prediction = worker.upload(Source.of(photo), options).predict();
		// end::options[]
		assertThat(Objects.requireNonNull(prediction).objects()).isNotEmpty()
			.allSatisfy((object) -> assertThat(object.x()).isLessThan(320));
	}

	@Test
	void videos(@Autowired WorkerEndpoint worker) {
		Path clip = this.clip;
		// tag::video[]
		PredictOptions options = PredictOptions.builder()
			.videoMode(VideoMode.STREAM)
			.fps("5/1")
			.motion(MotionDetection.defaults())
			.build();
		Flux<Prediction> frames = worker.upload(Source.of(clip), options).predictions();
		// end::video[]
		assertThat(frames.collectList().block()).hasSizeGreaterThan(1);
	}

	@Test
	void videosFrameByFrame(@Autowired SyncWorkerEndpoint worker) {
		Path clip = this.clip;
		List<Double> seconds = new ArrayList<>();
		// tag::frames[]
		for (Prediction frame : worker.upload(clip)) {
			seconds.add(frame.seconds());
		}
		// end::frames[]
		assertThat(seconds).hasSizeGreaterThan(1).isSorted();
	}

	@Test
	void cancel(@Autowired WorkerEndpoint worker) {
		Path clip = this.clip;
		// tag::cancel[]
		WorkerJob job = worker.upload(clip);
		Prediction first = job.predictions().blockFirst();
		job.cancel();
		// end::cancel[]
		assertThat(first).isNotNull();
		await().until(() -> job.state().isEnded());
	}

	static class SmallFrames implements EmulatorCustomizer {

		@Override
		public void customize(EyePopEmulatorBuilder builder) {
			builder.bytesPerFrame(500);
		}

	}

}

package ai.eyepop.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.EyePop;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.render.DrawnPart;
import ai.eyepop.render.PredictionRenderer;
import ai.eyepop.render.PredictionTrails;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the snippets of the chapter about drawing.
 */
@WithEyePopEmulator
class RenderGuideTests {

	@TempDir
	private Path folder;

	@Test
	void drawsAPhoto(EyePopEmulator emulator) throws IOException {
		Path photo = Files.copy(Path.of("src/test/resources/vectors/media/image.jpg"),
				this.folder.resolve("photo.jpg"));
		try (EyePop eyePop = EyePop.builder().url(emulator.url()).apiKey(emulator.apiKey()).build()) {
			draw(eyePop.syncWorker(), photo, this.folder.resolve("drawn.png"));
		}
		assertThat(ImageIO.read(this.folder.resolve("drawn.png").toFile()).getWidth())
			.isEqualTo(ImageIO.read(photo.toFile()).getWidth());
	}

	// tag::photo[]
	void draw(SyncWorkerEndpoint worker, Path photo, Path target) throws IOException {
		Prediction prediction = worker.upload(photo).predict();
		PredictionRenderer.create().drawing(prediction).write(photo, target); // <1>
	}
	// end::photo[]

	@Test
	void drawsTheFramesOfAVideo(EyePopEmulator emulator) throws IOException {
		Path video = Files.copy(Path.of("src/test/resources/vectors/media/video.mp4"),
				this.folder.resolve("video.mp4"));
		try (EyePop eyePop = EyePop.builder().url(emulator.url()).apiKey(emulator.apiKey()).build()) {
			drawFrames(eyePop.syncWorker(), video, this.folder);
		}
		assertThat(this.folder).isDirectoryContaining("glob:**/frame-*.svg");
	}

	// tag::trails[]
	void drawFrames(SyncWorkerEndpoint worker, Path video, Path folder) throws IOException {
		PredictionRenderer renderer = PredictionRenderer.builder() // <1>
			.minConfidence(0.5)
			.without(DrawnPart.CONFIDENCES)
			.fillOpacity(0.2)
			.build();
		PredictionTrails trails = new PredictionTrails(Duration.ofSeconds(3)); // <2>
		int frame = 0;
		for (Prediction prediction : worker.upload(video)) {
			trails.add(prediction);
			String overlay = renderer.drawing(prediction).withTrails(trails).svg(); // <3>
			Files.writeString(folder.resolve("frame-%05d.svg".formatted(frame++)), overlay);
		}
	}
	// end::trails[]

}

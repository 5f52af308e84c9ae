package ai.eyepop.guide;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.EyePop;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
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

	private static final Pop POP = Pop.of(InferenceComponent.ofAbility("eyepop.vehicle:latest"));

	@TempDir
	private Path folder;

	@Test
	void drawsAPhoto(EyePopEmulator emulator) throws IOException {
		Path photo = this.folder.resolve("photo.png");
		ImageIO.write(scene(40), "png", photo.toFile());
		try (EyePop eyePop = EyePop.builder().url(emulator.url()).apiKey(emulator.apiKey()).build()) {
			draw(eyePop.syncWorker((worker) -> worker.pop(POP)), photo, this.folder.resolve("drawn.png"));
		}
		BufferedImage drawn = ImageIO.read(this.folder.resolve("drawn.png").toFile());
		assertThat(drawn.getWidth()).isEqualTo(320);
		assertThat(drawn.getRGB(300, 20)).as("outside").isEqualTo(Color.WHITE.getRGB());
		assertThat(changed(drawn, 30, 90, 10, 20)).as("left edge of the box").isPositive();
		assertThat(changed(drawn, 100, 90, 10, 20)).as("right edge of the box").isPositive();
	}

	// tag::photo[]
	void draw(SyncWorkerEndpoint worker, Path photo, Path target) throws IOException {
		Prediction prediction = worker.upload(photo).predict();
		PredictionRenderer.create().drawing(prediction).write(photo, target); // <1>
	}
	// end::photo[]

	@Test
	void drawsTheFramesOfAVideo(EyePopEmulator emulator) throws IOException {
		Path video = this.folder.resolve("video.gif");
		writeAnimation(video, 4);
		try (EyePop eyePop = EyePop.builder().url(emulator.url()).apiKey(emulator.apiKey()).build()) {
			drawFrames(eyePop.syncWorker((worker) -> worker.pop(POP)), video, this.folder);
		}
		for (int frame = 0; frame < 4; frame++) {
			assertThat(this.folder.resolve("frame-%05d.svg".formatted(frame))).content()
				.contains("viewBox=\"0 0 320 240\"", "class=\"line\"", "class=\"label\"",
						"M%d.5 60.5".formatted(40 + 20 * frame))
				.doesNotContain("%");
		}
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

	private static int changed(BufferedImage drawn, int left, int top, int width, int height) {
		BufferedImage scene = scene(40);
		int changed = 0;
		for (int y = top; y < top + height; y++) {
			for (int x = left; x < left + width; x++) {
				changed += (drawn.getRGB(x, y) != scene.getRGB(x, y)) ? 1 : 0;
			}
		}
		return changed;
	}

	/** A red square, which the emulator finds. */
	private static BufferedImage scene(int x) {
		BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 320, 240);
		graphics.setColor(Color.RED);
		graphics.fillRect(x, 60, 60, 60);
		graphics.dispose();
		return image;
	}

	private static void writeAnimation(Path target, int frames) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(target.toFile())) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (int frame = 0; frame < frames; frame++) {
				writer.writeToSequence(new IIOImage(scene(40 + 20 * frame), null, null), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
	}

}

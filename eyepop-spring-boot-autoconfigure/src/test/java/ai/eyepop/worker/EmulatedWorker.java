package ai.eyepop.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.TestHttp;

/**
 * A worker endpoint of an emulator, and an image of a square.
 */
abstract class EmulatedWorker {

	static final Pop SHAPES = Pop
		.of(InferenceComponent.builder().inferenceTypes(InferenceType.OBJECT_DETECTION).build());

	final EyePopEmulator emulator = EyePopEmulator.start();

	final EyePopHttp http = TestHttp.create();

	final WorkerEndpoint endpoint = builder().pop(SHAPES).build();

	@TempDir
	Path folder;

	Path square;

	@BeforeEach
	void drawSquare() throws IOException {
		this.square = Files.write(this.folder.resolve("square.png"), png());
	}

	@AfterEach
	void close() {
		this.endpoint.close();
		this.http.close();
		this.emulator.close();
	}

	static Prediction predict(WorkerJob job) {
		return Objects.requireNonNull(job.predictions().blockLast());
	}

	WorkerEndpointBuilder builder() {
		return WorkerEndpoint.builder(this.http).url(this.emulator.url()).apiKey(this.emulator.apiKey());
	}

	List<RecordedRequest> sources() {
		return this.emulator.requests()
			.stream()
			.filter((request) -> request.path().endsWith("/source") && request.method().equals("POST"))
			.toList();
	}

	static byte[] png() {
		BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 320, 240);
		graphics.setColor(Color.RED);
		graphics.fillRect(100, 60, 80, 80);
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

}

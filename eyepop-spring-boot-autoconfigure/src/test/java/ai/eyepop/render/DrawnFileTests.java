package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for files that drawings are made on and written to, and for the sizes of
 * overlays.
 */
class DrawnFileTests {

	@TempDir
	private Path folder;

	@Test
	void messagesNameTheFileAndWhatToDo() throws IOException {
		Path text = Files.writeString(this.folder.resolve("photo.jpg"), "no image");
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing(200, 200).write(text, this.folder.resolve("a.png")))
			.withMessageContaining("photo.jpg'")
			.withMessageContaining("(bmp, ")
			.withMessageContaining("convert it");
		byte[] png = Files.readAllBytes(photo(200, 200));
		Path half = Files.write(this.folder.resolve("half.png"), Arrays.copyOf(png, 60));
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing(200, 200).write(half, this.folder.resolve("a.png")))
			.withMessageContaining("half.png'")
			.withMessageContaining("save it anew");
		ByteBuffer.wrap(png).putInt(16, 65536).putInt(20, 65536);
		Path gigantic = Files.write(this.folder.resolve("gigantic.png"), png);
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing(200, 200).write(gigantic, this.folder.resolve("a.png")))
			.withMessageContaining("gigantic.png'")
			.withMessageContaining("scale it down");
	}

	@Test
	void aTargetIsLeftWhereDrawingFails() throws IOException {
		Path target = Files.writeString(this.folder.resolve("a.png"), "earlier");
		PredictionDrawing failing = PredictionRenderer.builder().label((object) -> {
			throw new IllegalStateException("no label");
		}).build().drawing(prediction(200, 200));
		assertThatIllegalStateException().isThrownBy(() -> failing.write(Pictures.light(200, 200), target))
			.withMessage("no label");
		assertThat(target).hasContent("earlier");
	}

	@ParameterizedTest
	@CsvSource({ "300, 400", "600, 800", "302, 400" })
	void filesThatAreStoredTurnedAreRefused(int width, int height) throws IOException {
		Path photo = photo(width, height);
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing(800, 600).write(photo, this.folder.resolve("a.png")))
			.withMessageContaining("photo.png'")
			.withMessageContaining("%d x %d pixels but the prediction is of 800 x 600", width, height)
			.withMessageContaining("turn the pixels");
		assertThatExceptionOfType(UnreadableImageException.class).isThrownBy(() -> drawing(800, 600)
			.write(Files.readAllBytes(photo), DrawingFormat.SVG, new ByteArrayOutputStream()));
		assertThat(this.folder.resolve("a.png")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "400, 300, 800, 600", "300, 500, 800, 600", "200, 200, 640, 640", "200, 201, 641, 640",
			"300, 400, 0, 0", "300, 400, NaN, NaN" })
	void otherProportionsAreScaled(int width, int height, double sourceWidth, double sourceHeight) throws IOException {
		Path target = this.folder.resolve("a.png");
		drawing(sourceWidth, sourceHeight).write(photo(width, height), target);
		assertThat(ImageIO.read(target.toFile()).getHeight()).isEqualTo(height);
	}

	@Test
	void imagesInMemoryAreTakenAsTheyAre() {
		BufferedImage image = Pictures.plain(300, 400, Color.WHITE);
		drawing(800, 600).paint(image);
		assertThat(Pictures.isPainted(image, 300 * 50 / 800, 400 * 100 / 600)).isTrue();
	}

	@Test
	void overlaysHaveTheSizeOfTheFirstPredictionThatTellsOne() {
		PredictionRenderer renderer = PredictionRenderer.create();
		assertThat(renderer.drawing(List.of(prediction(0, 0), prediction(Double.NaN, 5), prediction(320, 240))).svg())
			.contains("viewBox=\"0 0 320 240\"");
		assertThatIllegalStateException().isThrownBy(() -> drawing(0, 0).svg())
			.withMessageContaining("svg(width, height)");
		assertThat(drawing(0, 0).svg(640, 480)).contains("viewBox=\"0 0 640 480\"");
		for (double size : new double[] { 0, -1, Double.NaN, 1e9 }) {
			assertThatIllegalArgumentException().isThrownBy(() -> drawing(0, 0).svg(size, 10));
			assertThatIllegalArgumentException().isThrownBy(() -> drawing(0, 0).svg(10, size));
		}
	}

	private Path photo(int width, int height) throws IOException {
		Path photo = this.folder.resolve("photo.png");
		ImageIO.write(Pictures.light(width, height), "png", photo.toFile());
		return photo;
	}

	private static PredictionDrawing drawing(double width, double height) {
		return PredictionRenderer.create().drawing(prediction(width, height));
	}

	private static Prediction prediction(double width, double height) {
		return Prediction.builder(width, height)
			.objects(List.of(PredictedObject.builder("a", 50, 60, 100, 80).build()))
			.build();
	}

}

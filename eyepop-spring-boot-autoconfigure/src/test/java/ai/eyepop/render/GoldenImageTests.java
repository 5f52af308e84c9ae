package ai.eyepop.render;

import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;

/**
 * Tests for the looks of drawings with everything, in letters that are the same on every
 * machine.
 */
class GoldenImageTests {

	private final PredictionDrawing drawing = PredictionRenderer.builder()
		.plainLetters()
		.build()
		.drawing(Everything.prediction())
		.withTrails(Everything.trails());

	@Test
	void onALightImage() {
		assertLooksLike("light-800", Pictures.light(800, 600));
	}

	@Test
	void onADarkImage() {
		assertLooksLike("dark-800", Pictures.dark(800, 600));
	}

	@Test
	void onASmallImage() {
		assertLooksLike("light-320", Pictures.light(320, 240));
	}

	@Test
	void onALargeImage() {
		GoldenImage.of("dark-4000")
			.assertLooksLike(Pictures.scaled(this.drawing.paintCopy(Pictures.dark(4000, 3000)), 500, 375));
	}

	/** Lines, letters and edges as they are, which scaling down would hide. */
	@Test
	void onALargeImageFromNearby() {
		GoldenImage.of("dark-4000-detail")
			.assertLooksLike(this.drawing.paintCopy(Pictures.dark(4000, 3000)).getSubimage(1400, 950, 600, 600));
	}

	@Test
	void facesMasksAndOrders() {
		BufferedImage image = Pictures.light(800, 600);
		PredictionRenderer.builder().plainLetters().build().drawing(Rarities.prediction()).paint(image);
		GoldenImage.of("rarities-800").assertLooksLike(image);
	}

	/** The source is neither as large as the image nor of the same proportions. */
	@Test
	void onAnImageOfOtherProportions() {
		assertLooksLike("light-tall", Pictures.light(300, 500));
	}

	private void assertLooksLike(String name, BufferedImage image) {
		this.drawing.paint(image);
		GoldenImage.of(name).assertLooksLike(image);
	}

}

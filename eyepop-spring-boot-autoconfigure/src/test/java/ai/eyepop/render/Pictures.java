package ai.eyepop.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Pictures to draw on, and looks at what was drawn.
 */
final class Pictures {

	private Pictures() {
	}

	static BufferedImage light(int width, int height) {
		return plain(width, height, new Color(0xf2f4f8));
	}

	static BufferedImage dark(int width, int height) {
		return plain(width, height, new Color(0x14181f));
	}

	static BufferedImage plain(int width, int height, Color color) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(color);
		graphics.fillRect(0, 0, width, height);
		graphics.dispose();
		return image;
	}

	/** Draw on white, with no labels, in lines of 2 pixels. */
	static BufferedImage draw(Prediction prediction, int width, int height) {
		return PredictionRenderer.builder()
			.without(DrawnPart.LABELS)
			.lineWidth(2)
			.build()
			.drawing(prediction)
			.paintCopy(plain(width, height, Color.WHITE));
	}

	static Prediction of(PredictedObject... objects) {
		return Prediction.builder(200, 200).objects(List.of(objects)).build();
	}

	static BufferedImage draw(PredictedObject... objects) {
		return draw(of(objects), 200, 200);
	}

	static boolean isPainted(BufferedImage image, double x, double y) {
		Color color = new Color(image.getRGB((int) x, (int) y));
		return Math.min(color.getRed(), Math.min(color.getGreen(), color.getBlue())) < 235;
	}

	static BufferedImage scaled(BufferedImage image, int width, int height) {
		BufferedImage scaled = image;
		while (scaled.getWidth() >= 2 * width) {
			scaled = resize(scaled, scaled.getWidth() / 2, scaled.getHeight() / 2);
		}
		return resize(scaled, width, height);
	}

	private static BufferedImage resize(BufferedImage image, int width, int height) {
		BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = resized.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(image, 0, 0, width, height, null);
		graphics.dispose();
		return resized;
	}

}

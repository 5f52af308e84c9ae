package ai.eyepop.render;

import java.awt.image.BufferedImage;
import java.util.List;

import ai.eyepop.prediction.Prediction;

/**
 * Check for image files whose pixels are stored turned by 90 degrees against the source
 * that a worker looked at, as it is when the worker obeys an EXIF orientation.
 */
final class Turned {

	private static final double TOLERANCE = 0.01;

	private Turned() {
	}

	static void refuse(BufferedImage image, String name, List<Prediction> predictions) throws UnreadableImageException {
		for (Prediction prediction : predictions) {
			double width = prediction.sourceWidth();
			double height = prediction.sourceHeight();
			if (alike(image.getHeight(), image.getWidth(), width, height)
					&& !alike(image.getWidth(), image.getHeight(), width, height)) {
				throw new UnreadableImageException(
						("%s is stored with %d x %d pixels but the prediction is of %.0f x %.0f, "
								+ "as if the worker had obeyed an EXIF orientation: "
								+ "turn the pixels of the image before it is drawn on")
							.formatted(name, image.getWidth(), image.getHeight(), width, height));
			}
		}
	}

	private static boolean alike(int width, int height, double sourceWidth, double sourceHeight) {
		return Math.abs(width * sourceHeight - height * sourceWidth) <= TOLERANCE * height * sourceWidth;
	}

}

package ai.eyepop.emulator.vision;

import java.awt.image.BufferedImage;
import java.io.IOException;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decoder of still images. Stored pixels are what counts: an EXIF orientation is not
 * applied. Of an animation the first image is taken. Transparent pixels are shown on
 * white.
 */
final class ImageDecoder {

	/**
	 * The longest side of an image when it is analysed, in pixels.
	 */
	static final int MAX_SIDE = 1600;

	private ImageDecoder() {
	}

	static Picture decode(ImageSource source, int maxSide, Checkpoint checkpoint) throws UnreadableImageException {
		return ImageReading.read(source, "source", (reader) -> decode(reader, maxSide, checkpoint));
	}

	static Picture picture(BufferedImage image, int maxSide) {
		return new Picture(image.getWidth(), image.getHeight(), toPixels(image, maxSide));
	}

	private static Picture decode(ImageReader reader, int maxSide, Checkpoint checkpoint)
			throws IOException, UnreadableImageException {
		int width = reader.getWidth(0);
		int height = reader.getHeight(0);
		DamageListener damage = new DamageListener();
		reader.addIIOReadWarningListener(damage);
		ImageReadParam param = reader.getDefaultReadParam();
		int step = Math.max(1, Math.max(width, height) / (2 * maxSide));
		param.setSourceSubsampling(step, step, 0, 0);
		checkpoint.check();
		BufferedImage image = reader.read(0, param);
		if (damage.isIncomplete()) {
			throw new UnreadableImageException("The image ends too early: a part of it is missing");
		}
		checkpoint.check();
		return new Picture(width, height, toPixels(image, maxSide));
	}

	private static Pixels toPixels(BufferedImage image, int maxSide) {
		double scale = Math.min(1, (double) maxSide / Math.max(image.getWidth(), image.getHeight()));
		int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
		int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
		BufferedImage copy = ImageReading.scaled(image, width, height);
		return new Pixels(width, height, copy.getRGB(0, 0, width, height, null, 0, width));
	}

}

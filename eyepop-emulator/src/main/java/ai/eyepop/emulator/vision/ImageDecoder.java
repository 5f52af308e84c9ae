package ai.eyepop.emulator.vision;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decoder of still images. Stored pixels are what counts: an EXIF orientation is not
 * applied. Of an animation the first image is taken. Transparent pixels are shown on
 * white.
 */
final class ImageDecoder {

	/**
	 * The most pixels that an image may declare; more is refused before any is decoded.
	 */
	static final long MAX_PIXELS = 100_000_000;

	/**
	 * The longest side of an image when it is analysed, in pixels.
	 */
	static final int MAX_SIDE = 1600;

	private ImageDecoder() {
	}

	static Picture decode(ImageSource source, int maxSide, Checkpoint checkpoint) throws UnreadableImageException {
		try (ImageInputStream stream = source.open()) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) {
				throw new UnreadableImageException("The source is not an image that the emulator can read: it knows "
						+ "JPEG, PNG, GIF, BMP and WebP");
			}
			ImageReader reader = readers.next();
			try {
				return decode(reader, stream, maxSide, checkpoint);
			}
			finally {
				reader.dispose();
			}
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw new UnreadableImageException("The image is damaged or incomplete and could not be decoded", ex);
		}
	}

	static Picture picture(BufferedImage image, int maxSide) {
		return new Picture(image.getWidth(), image.getHeight(), toPixels(image, maxSide));
	}

	private static Picture decode(ImageReader reader, ImageInputStream stream, int maxSide, Checkpoint checkpoint)
			throws IOException, UnreadableImageException {
		reader.setInput(stream, true, true);
		int width = reader.getWidth(0);
		int height = reader.getHeight(0);
		if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
			throw new UnreadableImageException("The image declares %d x %d pixels; the emulator reads up to %d million"
				.formatted(width, height, MAX_PIXELS / 1_000_000));
		}
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
		BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = copy.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
		}
		finally {
			graphics.dispose();
		}
		return new Pixels(width, height, copy.getRGB(0, 0, width, height, null, 0, width));
	}

}

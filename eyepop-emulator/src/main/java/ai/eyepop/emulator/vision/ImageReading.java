package ai.eyepop.emulator.vision;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reading of encoded images, whatever is wanted of them.
 */
final class ImageReading {

	/**
	 * The most pixels that an image may declare; more is refused before any is decoded.
	 */
	static final long MAX_PIXELS = 100_000_000;

	private ImageReading() {
	}

	/**
	 * Read something of an image.
	 * @param source the encoded image
	 * @param what what it is called in messages
	 * @param part reads it
	 * @param <T> type of what is read
	 * @return what was read
	 * @throws UnreadableImageException if it is no image that the emulator reads
	 */
	static <T> T read(ImageSource source, String what, Part<T> part) throws UnreadableImageException {
		try (ImageInputStream stream = source.open()) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) {
				throw new UnreadableImageException(
						"The %s is not an image that the emulator can read: it knows JPEG, PNG, GIF, BMP and WebP"
							.formatted(what));
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(stream, true, true);
				checkSize(reader.getWidth(0), reader.getHeight(0));
				return part.read(reader);
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

	private static void checkSize(int width, int height) throws UnreadableImageException {
		if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
			throw new UnreadableImageException("The image declares %d x %d pixels; the emulator reads up to %d million"
				.formatted(width, height, MAX_PIXELS / 1_000_000));
		}
	}

	/**
	 * Draw an image in another size, on white.
	 * @param image the image
	 * @param width the width in pixels
	 * @param height the height in pixels
	 * @return a new image, without transparency
	 */
	static BufferedImage scaled(BufferedImage image, int width, int height) {
		BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = copy.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
		}
		finally {
			graphics.dispose();
		}
		return copy;
	}

	/**
	 * Reads what is wanted of an image.
	 *
	 * @param <T> type of what is read
	 */
	interface Part<T> {

		T read(ImageReader reader) throws IOException, UnreadableImageException;

	}

}

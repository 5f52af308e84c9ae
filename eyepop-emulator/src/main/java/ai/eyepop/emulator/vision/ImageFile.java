package ai.eyepop.emulator.vision;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;

/**
 * Encoded image as a file: what it is, and copies of it in other sizes.
 *
 * @param width the stored width in pixels
 * @param height the stored height in pixels
 * @param mediaType the media type that its bytes show
 */
public record ImageFile(int width, int height, String mediaType) {

	/**
	 * Read what an image is, without its pixels.
	 * @param source the encoded image
	 * @return the image
	 * @throws UnreadableImageException if it is no image that the emulator reads
	 */
	public static ImageFile of(ImageSource source) throws UnreadableImageException {
		return ImageReading.read(source, "asset", (reader) -> new ImageFile(reader.getWidth(0), reader.getHeight(0),
				"image/" + reader.getFormatName().toLowerCase(Locale.ROOT)));
	}

	/**
	 * Decode an image and scale it down; it is never enlarged.
	 * @param source the encoded image
	 * @param size the side of the square that it fits into or covers, 0 for the size as
	 * stored
	 * @param cover whether it covers the square, otherwise it fits into it
	 * @return the image, without transparency
	 * @throws UnreadableImageException if it is no image that the emulator reads
	 */
	public static BufferedImage scaled(ImageSource source, int size, boolean cover) throws UnreadableImageException {
		return ImageReading.read(source, "asset", (reader) -> {
			double scale = scale(reader.getWidth(0), reader.getHeight(0), size, cover);
			int width = (int) Math.max(1, Math.round(reader.getWidth(0) * scale));
			int height = (int) Math.max(1, Math.round(reader.getHeight(0) * scale));
			ImageReadParam param = reader.getDefaultReadParam();
			int step = Math.max(1, (int) (1 / (2 * scale)));
			param.setSourceSubsampling(step, step, 0, 0);
			return ImageReading.scaled(reader.read(0, param), width, height);
		});
	}

	/**
	 * Scale a decoded image down; it is never enlarged.
	 * @param image the image
	 * @param size the side of the square that it fits into or covers, 0 for its own size
	 * @param cover whether it covers the square, otherwise it fits into it
	 * @return the image, without transparency
	 */
	public static BufferedImage scaled(BufferedImage image, int size, boolean cover) {
		double scale = scale(image.getWidth(), image.getHeight(), size, cover);
		return ImageReading.scaled(image, (int) Math.max(1, Math.round(image.getWidth() * scale)),
				(int) Math.max(1, Math.round(image.getHeight() * scale)));
	}

	/**
	 * Encode an image as JPEG.
	 * @param image the image
	 * @param out where the bytes go
	 * @throws IOException if they cannot be written
	 */
	public static void writeJpeg(BufferedImage image, OutputStream out) throws IOException {
		if (!ImageIO.write(image, "jpeg", out)) {
			throw new IOException("There is no writer for JPEG");
		}
	}

	private static double scale(int width, int height, int size, boolean cover) {
		int side = cover ? Math.min(width, height) : Math.max(width, height);
		return (size > 0) ? Math.min(1, (double) size / side) : 1;
	}

}

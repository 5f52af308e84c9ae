package ai.eyepop.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reading and writing of image files in memory: ImageIO would make temporary files.
 */
final class ImageFiles {

	/**
	 * Most pixels of an image; larger ones are refused before any is decoded.
	 */
	static final long MAX_PIXELS = 100_000_000;

	private static final float JPEG_QUALITY = 0.92f;

	private ImageFiles() {
	}

	/**
	 * Decode an image.
	 * @param file an image file
	 * @param name what messages call it, at the begin of a sentence
	 * @return the image
	 * @throws UnreadableImageException if it cannot be read
	 */
	static BufferedImage read(byte[] file, String name) throws UnreadableImageException {
		try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) {
				throw new UnreadableImageException(("%s is in none of the formats that this JVM reads (%s): "
						+ "convert it to PNG or JPEG, or add a reader to the class path")
					.formatted(name, formats()));
			}
			ImageReader reader = readers.next();
			try {
				return read(reader, stream, name);
			}
			finally {
				reader.dispose();
			}
		}
		catch (UnreadableImageException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw new UnreadableImageException(
					name + " is damaged, or of a kind that this JVM does not read: save it anew as PNG or JPEG", ex);
		}
	}

	/**
	 * Copy an image into full colour.
	 * @param image an image
	 * @param alpha whether the copy may be transparent; it is on white else
	 * @return a new image
	 */
	static BufferedImage copy(BufferedImage image, boolean alpha) {
		BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(),
				alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = copy.createGraphics();
		try {
			if (alpha) {
				graphics.drawImage(image, 0, 0, null);
			}
			else {
				graphics.drawImage(image, 0, 0, Color.WHITE, null);
			}
		}
		finally {
			graphics.dispose();
		}
		return copy;
	}

	/**
	 * Return an image that can be drawn on in full colour.
	 * @param image an image that nobody else uses
	 * @return the image itself if it will do
	 */
	static BufferedImage canvas(BufferedImage image) {
		return switch (image.getType()) {
			case BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR,
					BufferedImage.TYPE_4BYTE_ABGR ->
				image;
			default -> copy(image, image.getColorModel().hasAlpha());
		};
	}

	static void write(BufferedImage image, DrawingFormat format, OutputStream target) throws IOException {
		boolean jpeg = format == DrawingFormat.JPEG;
		Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(format.mediaType());
		if (!writers.hasNext()) {
			throw new IOException(
					"This JVM has no writer for %s: choose another format, or add a writer to the class path"
						.formatted(format.mediaType()));
		}
		ImageWriter writer = writers.next();
		try (ImageOutputStream stream = new MemoryCacheImageOutputStream(target)) {
			writer.setOutput(stream);
			ImageWriteParam param = writer.getDefaultWriteParam();
			if (jpeg) {
				param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				param.setCompressionQuality(JPEG_QUALITY);
			}
			BufferedImage written = (jpeg && image.getColorModel().hasAlpha()) ? copy(image, false) : image;
			writer.write(null, new IIOImage(written, null, null), param);
		}
		finally {
			writer.dispose();
		}
	}

	private static BufferedImage read(ImageReader reader, ImageInputStream stream, String name) throws IOException {
		reader.setInput(stream, true, true);
		long width = reader.getWidth(0);
		long height = reader.getHeight(0);
		if (width * height > MAX_PIXELS) {
			throw new UnreadableImageException("%s has %d x %d pixels; up to %d million can be drawn on: scale it down"
				.formatted(name, width, height, MAX_PIXELS / 1_000_000));
		}
		return reader.read(0);
	}

	private static String formats() {
		return Arrays.stream(ImageIO.getReaderFormatNames())
			.map((format) -> format.toLowerCase(Locale.ROOT))
			.distinct()
			.sorted()
			.collect(Collectors.joining(", "));
	}

}

package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Mask;

/**
 * Image of a mask: a bit for each pixel, the highest bit of a byte first, rows of
 * {@code stride} bytes. It shares the decoded bytes, so that a sender cannot claim more
 * memory than it sent.
 */
final class MaskImage {

	private MaskImage() {
	}

	/**
	 * Create the image.
	 * @param mask a mask; rows that were not sent are left out
	 * @param color colour of the pixels that belong to the object
	 * @return a new image, up to as wide and as high as the mask, or {@code null} if the
	 * mask holds nothing
	 */
	static @Nullable BufferedImage of(Mask mask, Color color) {
		byte[] bits = decode(mask.bitmap());
		int stride = (mask.stride() != null) ? mask.stride() : (int) ((mask.width() + 7L) / 8);
		if (bits.length == 0 || mask.width() < 1 || mask.height() < 1 || stride < 1) {
			return null;
		}
		int bytes = Math.min(stride, bits.length);
		int width = (int) Math.min(mask.width(), bytes * 8L);
		int height = Math.min(mask.height(), (bits.length + bytes - 1) / bytes);
		DataBufferByte buffer = new DataBufferByte(Arrays.copyOf(bits, Math.multiplyExact(bytes, height)),
				bytes * height);
		byte[] reds = { (byte) color.getRed(), (byte) color.getRed() };
		byte[] greens = { (byte) color.getGreen(), (byte) color.getGreen() };
		byte[] blues = { (byte) color.getBlue(), (byte) color.getBlue() };
		byte[] alphas = { 0, (byte) color.getAlpha() };
		return new BufferedImage(new IndexColorModel(1, 2, reds, greens, blues, alphas),
				Raster.createWritableRaster(
						new MultiPixelPackedSampleModel(DataBufferByte.TYPE_BYTE, width, height, 1, bytes, 0), buffer,
						null),
				false, null);
	}

	private static byte[] decode(String bitmap) {
		try {
			return Base64.getDecoder().decode(bitmap);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}

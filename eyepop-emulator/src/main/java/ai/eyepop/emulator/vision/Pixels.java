package ai.eyepop.emulator.vision;

import boofcv.struct.image.GrayU8;

/**
 * Opaque RGB pixels, row by row.
 */
final class Pixels {

	private final int width;

	private final int height;

	private final int[] rgb;

	Pixels(int width, int height, int[] rgb) {
		this.width = width;
		this.height = height;
		this.rgb = rgb;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	int size() {
		return this.rgb.length;
	}

	/**
	 * Return a pixel.
	 * @param index the index, row by row
	 * @return the colour as {@code 0xRRGGBB}
	 */
	int rgb(int index) {
		return this.rgb[index] & 0xFFFFFF;
	}

	/**
	 * Return the whole pixels of a box.
	 * @param box the box, in pixels; it is clipped
	 * @return the pixels, possibly none
	 */
	Pixels crop(Box box) {
		int left = (int) Math.max(0, Math.floor(box.x()));
		int top = (int) Math.max(0, Math.floor(box.y()));
		int cropWidth = Math.max(0, (int) Math.min(this.width, Math.ceil(box.right())) - left);
		int cropHeight = Math.max(0, (int) Math.min(this.height, Math.ceil(box.bottom())) - top);
		int[] cropped = new int[cropWidth * cropHeight];
		for (int row = 0; row < cropHeight && cropWidth > 0; row++) {
			System.arraycopy(this.rgb, (top + row) * this.width + left, cropped, row * cropWidth, cropWidth);
		}
		return new Pixels(cropWidth, cropHeight, cropped);
	}

	/**
	 * Return the brightness of each pixel (ITU-R BT.601).
	 * @return a new image of the same size
	 */
	GrayU8 gray() {
		GrayU8 gray = new GrayU8(this.width, this.height);
		for (int i = 0; i < this.rgb.length; i++) {
			int value = this.rgb[i];
			gray.data[i] = (byte) ((299 * ((value >> 16) & 0xFF) + 587 * ((value >> 8) & 0xFF) + 114 * (value & 0xFF)
					+ 500) / 1000);
		}
		return gray;
	}

}

package ai.eyepop.emulator.vision;

import java.util.EnumMap;
import java.util.Map;

import boofcv.struct.image.GrayU8;

/**
 * Colour name of every pixel of an image.
 */
final class ColorMap {

	private static final ColorName[] NAMES = ColorName.values();

	private final Pixels pixels;

	private final byte[] names;

	private final int[] counts = new int[NAMES.length];

	ColorMap(Pixels pixels) {
		this.pixels = pixels;
		this.names = new byte[pixels.size()];
		for (int i = 0; i < this.names.length; i++) {
			int name = ColorName.of(pixels.rgb(i)).ordinal();
			this.names[i] = (byte) name;
			this.counts[name]++;
		}
	}

	Map<ColorName, Double> shares() {
		Map<ColorName, Double> shares = new EnumMap<>(ColorName.class);
		for (ColorName name : NAMES) {
			if (this.counts[name.ordinal()] > 0) {
				shares.put(name, (double) this.counts[name.ordinal()] / this.names.length);
			}
		}
		return shares;
	}

	/**
	 * Return the pixels of one colour.
	 * @param name the colour
	 * @return a new image with 1 where the colour is and 0 elsewhere
	 */
	GrayU8 mask(ColorName name) {
		GrayU8 mask = new GrayU8(this.pixels.width(), this.pixels.height());
		for (int i = 0; i < this.names.length; i++) {
			mask.data[i] = (byte) ((this.names[i] == name.ordinal()) ? 1 : 0);
		}
		return mask;
	}

}

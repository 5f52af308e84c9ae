package ai.eyepop.sample.scene;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.Map;

/**
 * The few colors of a drawing, and what is between each of them and the ground at smooth
 * edges.
 */
class Palette {

	private static final int STEPS = 16;

	private final IndexColorModel model;

	private final Map<Integer, Integer> nearest = new HashMap<>();

	Palette(Color ground, Color... others) {
		int[] colors = new int[others.length * STEPS + 1];
		for (int i = 0; i < others.length; i++) {
			for (int step = 0; step < STEPS; step++) {
				colors[i * STEPS + step] = between(ground, others[i], (step + 1.0) / STEPS);
			}
		}
		colors[others.length * STEPS] = ground.getRGB();
		this.model = new IndexColorModel(8, colors.length, colors, 0, false, -1, 0);
	}

	private int between(Color from, Color to, double part) {
		return new Color(between(from.getRed(), to.getRed(), part), between(from.getGreen(), to.getGreen(), part),
				between(from.getBlue(), to.getBlue(), part))
			.getRGB();
	}

	private int between(int from, int to, double part) {
		return (int) Math.round(from + (to - from) * part);
	}

	/**
	 * Reduce an image to these colors.
	 * @param image the image
	 * @return the same with a byte a pixel
	 */
	BufferedImage apply(BufferedImage image) {
		int width = image.getWidth();
		BufferedImage result = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, this.model);
		int[] line = new int[width];
		for (int y = 0; y < image.getHeight(); y++) {
			image.getRGB(0, y, width, 1, line, 0, width);
			for (int x = 0; x < width; x++) {
				line[x] = this.nearest.computeIfAbsent(line[x], this::find);
			}
			result.getRaster().setPixels(0, y, width, 1, line);
		}
		return result;
	}

	private int find(int rgb) {
		int best = 0;
		for (int i = 1; i < this.model.getMapSize(); i++) {
			if (distance(rgb, this.model.getRGB(i)) < distance(rgb, this.model.getRGB(best))) {
				best = i;
			}
		}
		return best;
	}

	private int distance(int a, int b) {
		Color from = new Color(a);
		Color to = new Color(b);
		int red = from.getRed() - to.getRed();
		int green = from.getGreen() - to.getGreen();
		int blue = from.getBlue() - to.getBlue();
		return red * red + green * green + blue * blue;
	}

}

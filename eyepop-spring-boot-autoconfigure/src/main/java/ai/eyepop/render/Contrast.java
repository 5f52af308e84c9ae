package ai.eyepop.render;

import java.awt.Color;

/**
 * Contrast of colours, as the Web Content Accessibility Guidelines measure it.
 */
final class Contrast {

	private Contrast() {
	}

	/**
	 * Return what is best to read on a colour.
	 * @param ground the colour
	 * @return black or white, whose contrast is at least 4.5 to 1
	 */
	static Color on(Color ground) {
		return (ratio(ground, Color.BLACK) >= ratio(ground, Color.WHITE)) ? Color.BLACK : Color.WHITE;
	}

	static double ratio(Color one, Color other) {
		double a = luminance(one);
		double b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static double luminance(Color color) {
		return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
	}

	private static double linear(int value) {
		double share = value / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

}

package ai.eyepop.emulator.vision;

import java.util.Locale;

/**
 * Names that people give to colours.
 */
enum ColorName {

	RED, ORANGE, YELLOW, GREEN, CYAN, BLUE, PURPLE, PINK, BROWN, WHITE, GREY, BLACK;

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	int id() {
		return ordinal() + 1;
	}

	static ColorName of(int rgb) {
		int red = (rgb >> 16) & 0xFF;
		int green = (rgb >> 8) & 0xFF;
		int blue = rgb & 0xFF;
		int max = Math.max(red, Math.max(green, blue));
		int range = max - Math.min(red, Math.min(green, blue));
		double value = max / 255.0;
		double saturation = (max > 0) ? (double) range / max : 0;
		if (value < 0.2) {
			return BLACK;
		}
		if (saturation < 0.15 || value < 0.3 && saturation < 0.35) {
			return (value > 0.85) ? WHITE : GREY;
		}
		return chromatic(hue(red, green, blue, max, range), saturation, value);
	}

	private static double hue(int red, int green, int blue, int max, int range) {
		double sector;
		if (max == red) {
			sector = (double) (green - blue) / range;
		}
		else if (max == green) {
			sector = 2 + (double) (blue - red) / range;
		}
		else {
			sector = 4 + (double) (red - green) / range;
		}
		return (sector * 60 + 360) % 360;
	}

	private static ColorName chromatic(double hue, double saturation, double value) {
		if (hue < 15 || hue >= 345) {
			return (saturation < 0.5 && value > 0.8) ? PINK : RED;
		}
		if (hue < 45) {
			return (value < 0.7) ? BROWN : ORANGE;
		}
		if (hue < 70) {
			return YELLOW;
		}
		if (hue < 165) {
			return GREEN;
		}
		if (hue < 195) {
			return CYAN;
		}
		if (hue < 255) {
			return BLUE;
		}
		return (hue < 290) ? PURPLE : PINK;
	}

}

package ai.eyepop.benchmarks.endtoend;

import java.util.Locale;

/**
 * How figures are shown.
 */
final class Figures {

	private Figures() {
	}

	/**
	 * Return a figure with as many digits as mean anything.
	 * @param figure the figure
	 * @return a text
	 */
	static String shown(double figure) {
		double size = Math.abs(figure);
		if (size >= 100) {
			return String.format(Locale.ROOT, "%,.0f", figure);
		}
		return String.format(Locale.ROOT, (size >= 10) ? "%.1f" : (size >= 1 || size == 0) ? "%.2f" : "%.3f", figure);
	}

}

package ai.eyepop.render;

/**
 * Sizes that follow from the picture's.
 *
 * @param line width of a line
 * @param font size of letters
 * @param dot radius of a dot
 */
record Sizes(double line, double font, double dot) {

	private static final double REFERENCE = 800;

	static Sizes of(DrawingStyle style, double width, double height) {
		// the square root of the area: a panorama is not drawn with beams
		double unit = Math.sqrt(Math.max(1, width) * Math.max(1, height)) / REFERENCE;
		double line = (style.lineWidth() != null) ? style.lineWidth()
				: style.scale() * Math.max(1.25, 2.4 * Math.pow(unit, 0.9));
		double font = (style.fontSize() != null) ? style.fontSize()
				: style.scale() * Math.max(10.5, 15 * Math.pow(unit, 0.9));
		return new Sizes(line, font, line * 1.5);
	}

}

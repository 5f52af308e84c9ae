package ai.eyepop.render;

import java.awt.Graphics2D;

/**
 * Way to draw text.
 */
interface Lettering {

	/**
	 * Measure a text.
	 * @param text text of one line
	 * @param size size of the letters
	 * @return its width
	 */
	double width(String text, double size);

	/**
	 * Draw a text in the colour of the canvas.
	 * @param graphics the canvas
	 * @param text text of one line
	 * @param x left end
	 * @param baseline its baseline
	 * @param size size of the letters
	 */
	void draw(Graphics2D graphics, String text, double x, double baseline, double size);

	/**
	 * Return the fonts that an SVG asks for.
	 * @return value of {@code font-family}
	 */
	String family();

}

package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Something to paint, in pixels of the picture.
 */
sealed interface SceneItem {

	/**
	 * Line with a contrasting one below it, so that it can be seen on anything.
	 *
	 * @param path the line
	 * @param color its colour
	 * @param width its width
	 * @param opacity opacity from 0 to 1
	 * @param dashed whether it has gaps
	 * @param title what it stands for, empty for nothing
	 */
	record Line(Path2D path, Color color, double width, double opacity, boolean dashed,
			String title) implements SceneItem {

		static final double DASH = 2.5;

		boolean isFaded() {
			// the ends of a line that can be seen through would show where lines meet
			return this.opacity < 1;
		}

		double halo() {
			return this.width + 2 * Math.max(0.75, this.width * 0.35);
		}

	}

	/**
	 * Area, filled by the even-odd rule.
	 *
	 * @param path the area's border
	 * @param color its colour
	 * @param opacity opacity from 0 to 1
	 */
	record Area(Path2D path, Color color, double opacity) implements SceneItem {
	}

	/**
	 * Bitmap.
	 *
	 * @param image the bitmap
	 * @param placement from pixels of the bitmap to those of the picture
	 */
	record Bitmap(BufferedImage image, AffineTransform placement) implements SceneItem {
	}

	/**
	 * Dot.
	 *
	 * @param x centre
	 * @param y centre
	 * @param radius its radius
	 * @param color its colour
	 * @param hollow whether it is a ring
	 * @param title what it stands for, empty for nothing
	 */
	record Dot(double x, double y, double radius, Color color, boolean hollow, String title) implements SceneItem {

		double ring() {
			return this.radius * 0.35;
		}

	}

	/**
	 * Plate with lines of text.
	 *
	 * @param plate the plate
	 * @param color its colour
	 * @param opacity opacity from 0 to 1
	 * @param fontSize size of the letters
	 * @param lines the lines
	 */
	record Label(Rectangle2D plate, Color color, double opacity, double fontSize,
			List<TextLine> lines) implements SceneItem {

		public Label {
			lines = List.copyOf(lines);
		}

	}

	/**
	 * Line of text.
	 *
	 * @param text the text
	 * @param x left end
	 * @param baseline its baseline
	 * @param width its width
	 */
	record TextLine(String text, double x, double baseline, double width) {
	}

}

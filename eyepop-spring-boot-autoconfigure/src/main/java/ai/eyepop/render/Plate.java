package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Plate of a label, measured but not yet placed.
 *
 * @param width width of the plate
 * @param height height of the plate
 * @param fontSize size of the letters
 * @param lines lines of text that fit
 * @param widths widths of the lines
 */
record Plate(double width, double height, double fontSize, List<String> lines, List<Double> widths) {

	private static final double PADDING_X = 0.4;

	private static final double PADDING_Y = 0.12;

	private static final double LINE_HEIGHT = 1.25;

	/** From the top of a line to its baseline, so that capitals are in the middle. */
	private static final double BASELINE = 0.98;

	static Plate of(List<String> lines, Lettering lettering, double fontSize, double maxWidth) {
		double room = maxWidth - 2 * PADDING_X * fontSize;
		List<String> fitting = lines.stream()
			.map((line) -> Letterings.fit(line, room, lettering, fontSize))
			.filter((line) -> !line.isEmpty())
			.toList();
		List<Double> widths = fitting.stream().map((line) -> lettering.width(line, fontSize)).toList();
		double width = widths.stream().mapToDouble(Double::doubleValue).max().orElse(0) + 2 * PADDING_X * fontSize;
		double height = (fitting.size() * LINE_HEIGHT + 2 * PADDING_Y) * fontSize;
		return new Plate(width, height, fontSize, fitting, widths);
	}

	boolean fits(Scene scene) {
		return !this.lines.isEmpty() && this.width <= scene.width() && this.height <= scene.height();
	}

	SceneItem.Label at(double x, double y, Color color, double opacity) {
		List<SceneItem.TextLine> placed = new ArrayList<>();
		for (int i = 0; i < this.lines.size(); i++) {
			double baseline = y + (PADDING_Y + i * LINE_HEIGHT + BASELINE) * this.fontSize;
			placed.add(new SceneItem.TextLine(this.lines.get(i), x + PADDING_X * this.fontSize, baseline,
					this.widths.get(i)));
		}
		return new SceneItem.Label(new Rectangle2D.Double(x, y, this.width, this.height), color, opacity, this.fontSize,
				placed);
	}

}

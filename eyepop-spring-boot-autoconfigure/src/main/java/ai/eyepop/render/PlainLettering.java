package ai.eyepop.render;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.text.Normalizer;

/**
 * Letters of straight strokes, which need no font.
 */
final class PlainLettering implements Lettering {

	/** Height of a capital letter as a share of the size, over its height in the grid. */
	private static final double UNIT = 0.7 / 6;

	private static final double GAP = 1.7;

	private static final double STROKE = 0.11;

	@Override
	public double width(String text, double size) {
		return plain(text).codePoints().mapToDouble((letter) -> PlainLetters.width(letter) + GAP).sum() * UNIT * size;
	}

	@Override
	public void draw(Graphics2D graphics, String text, double x, double baseline, double size) {
		Path2D path = new Path2D.Double();
		double unit = UNIT * size;
		double left = x + GAP / 2 * unit;
		for (int letter : plain(text).codePoints().toArray()) {
			AffineTransform placement = AffineTransform.getTranslateInstance(left, baseline - 6 * unit);
			placement.scale(unit, unit);
			path.append(PlainLetters.path(letter).getPathIterator(placement), false);
			left += (PlainLetters.width(letter) + GAP) * unit;
		}
		Stroke before = graphics.getStroke();
		graphics.setStroke(new BasicStroke((float) (STROKE * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		graphics.draw(path);
		graphics.setStroke(before);
	}

	@Override
	public String family() {
		return "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
	}

	private static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace("ß", "ss");
	}

}

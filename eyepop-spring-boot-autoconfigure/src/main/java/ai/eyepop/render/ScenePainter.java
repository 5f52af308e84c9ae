package ai.eyepop.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Map;

/**
 * Painter of scenes with Java2D.
 */
final class ScenePainter {

	static final double HALO_OPACITY = 0.7;

	static final double DOT_OPACITY = 0.85;

	private static final Map<RenderingHints.Key, Object> HINTS = Map.of(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON, RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON, RenderingHints.KEY_FRACTIONALMETRICS,
			RenderingHints.VALUE_FRACTIONALMETRICS_ON, RenderingHints.KEY_STROKE_CONTROL,
			RenderingHints.VALUE_STROKE_PURE, RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BILINEAR);

	private final Lettering lettering;

	ScenePainter(Lettering lettering) {
		this.lettering = lettering;
	}

	void paint(Scene scene, Graphics2D canvas) {
		Graphics2D graphics = (Graphics2D) canvas.create();
		try {
			graphics.addRenderingHints(HINTS);
			graphics.clip(new Rectangle2D.Double(0, 0, scene.width(), scene.height()));
			for (SceneItem item : scene.items()) {
				paint(item, graphics);
			}
		}
		finally {
			graphics.dispose();
		}
	}

	private void paint(SceneItem item, Graphics2D graphics) {
		if (item instanceof SceneItem.Area area) {
			fill(area.path(), area.color(), area.opacity(), graphics);
		}
		else if (item instanceof SceneItem.Line line) {
			paint(line, graphics);
		}
		else if (item instanceof SceneItem.Dot dot) {
			paint(dot, graphics);
		}
		else if (item instanceof SceneItem.Bitmap bitmap) {
			graphics.drawImage(bitmap.image(), bitmap.placement(), null);
		}
		else if (item instanceof SceneItem.Label label) {
			paint(label, graphics);
		}
	}

	private void paint(SceneItem.Line line, Graphics2D graphics) {
		Color halo = Contrast.on(line.color());
		graphics.setStroke(stroke(line, line.halo()));
		draw(line.path(), halo, HALO_OPACITY * line.opacity(), graphics);
		graphics.setStroke(stroke(line, line.width()));
		draw(line.path(), line.color(), line.opacity(), graphics);
	}

	private void paint(SceneItem.Dot dot, Graphics2D graphics) {
		Color halo = Contrast.on(dot.color());
		if (dot.hollow()) {
			graphics.setStroke(new BasicStroke((float) (4 * dot.ring())));
			draw(circle(dot, dot.radius()), halo, DOT_OPACITY, graphics);
			graphics.setStroke(new BasicStroke((float) (2 * dot.ring())));
			draw(circle(dot, dot.radius()), dot.color(), 1, graphics);
		}
		else {
			fill(circle(dot, dot.radius() + dot.ring()), halo, DOT_OPACITY, graphics);
			fill(circle(dot, dot.radius()), dot.color(), 1, graphics);
		}
	}

	private void paint(SceneItem.Label label, Graphics2D graphics) {
		Color ink = Contrast.on(label.color());
		double radius = label.fontSize() * 0.4;
		Shape plate = new RoundRectangle2D.Double(label.plate().getX(), label.plate().getY(), label.plate().getWidth(),
				label.plate().getHeight(), radius, radius);
		fill(plate, label.color(), label.opacity(), graphics);
		graphics.setColor(ink);
		for (SceneItem.TextLine line : label.lines()) {
			this.lettering.draw(graphics, line.text(), line.x(), line.baseline(), label.fontSize());
		}
	}

	private static Stroke stroke(SceneItem.Line line, double width) {
		if (line.dashed()) {
			float dash = (float) (line.width() * SceneItem.Line.DASH);
			return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10,
					new float[] { dash, dash }, 0);
		}
		return new BasicStroke((float) width, line.isFaded() ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND,
				BasicStroke.JOIN_ROUND);
	}

	private static Shape circle(SceneItem.Dot dot, double radius) {
		return new Ellipse2D.Double(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius);
	}

	private static void fill(Shape shape, Color color, double opacity, Graphics2D graphics) {
		graphics.setColor(faded(color, opacity));
		graphics.fill(shape);
	}

	private static void draw(Shape shape, Color color, double opacity, Graphics2D graphics) {
		graphics.setColor(faded(color, opacity));
		graphics.draw(shape);
	}

	private static Color faded(Color color, double opacity) {
		return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
	}

}

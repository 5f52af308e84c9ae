package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/**
 * Drawer of trails, which fade towards their old end.
 */
final class TrailDrawer {

	private static final int PIECES = 8;

	private final DrawingStyle style;

	private final Scene scene;

	private final Sizes sizes;

	TrailDrawer(DrawingStyle style, Scene scene, Sizes sizes) {
		this.style = style;
		this.scene = scene;
		this.sizes = sizes;
	}

	void draw(List<Trail.Snapshot> trails) {
		Frame frame = Frame.of(this.scene.width(), this.scene.height(), 1, 1);
		for (Trail.Snapshot trail : trails) {
			if (trail.steps().size() > 1 && this.style.draws(trail.object())) {
				draw(trail.steps(), this.style.colorOf(trail.object()), frame);
			}
		}
	}

	private void draw(List<Trail.Step> steps, Color color, Frame frame) {
		int lines = steps.size() - 1;
		int pieces = Math.min(PIECES, lines);
		for (int piece = 0; piece < pieces; piece++) {
			int from = piece * lines / pieces;
			int to = (piece + 1) * lines / pieces;
			double age = (piece + 1.0) / pieces;
			this.scene.add(new SceneItem.Line(path(steps.subList(from, to + 1), frame), color,
					this.sizes.line() * (0.4 + 0.8 * age), 0.15 + 0.75 * age, false, ""));
		}
	}

	private static Path2D path(List<Trail.Step> steps, Frame frame) {
		Path2D path = new Path2D.Double();
		for (Trail.Step step : steps) {
			Point2D place = frame.at(step.x(), step.y());
			if (place == null) {
				continue;
			}
			if (path.getCurrentPoint() == null) {
				path.moveTo(place.getX(), place.getY());
			}
			else {
				path.lineTo(place.getX(), place.getY());
			}
		}
		return path;
	}

}

package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Contour;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.PredictedObject;

/**
 * Drawer of the lines around an object: its box, outline and contours.
 */
final class LineDrawer {

	private static final double FAINT = 0.6;

	private static final double SMALL = 5;

	private final DrawingStyle style;

	private final Scene scene;

	private final Frame frame;

	LineDrawer(DrawingStyle style, Scene scene, Frame frame) {
		this.style = style;
		this.scene = scene;
		this.frame = frame;
	}

	/**
	 * Draw the lines.
	 * @param object an object
	 * @param color colour of the lines
	 * @param width width of the lines
	 * @param title what the lines stand for
	 * @return where the object is in the picture, or {@code null} if it is nowhere
	 */
	@Nullable Rectangle2D draw(PredictedObject object, Color color, double width, String title) {
		Path2D outline = outline(object);
		Path2D contours = contours(object);
		Path2D cutouts = cutouts(object, SMALL * width);
		ObjectBox box = ObjectBox.of(object, this.frame);
		Path2D boxPath = (box != null) ? box.path() : new Path2D.Double();
		boolean shaped = !isEmpty(contours) || (object.mask() != null && this.style.draws(DrawnPart.MASKS));
		if (!isEmpty(outline)) {
			draw(outline, color, width, title);
		}
		else if (this.style.draws(DrawnPart.BOXES)) {
			draw(boxPath, color, shaped ? FAINT * width : width, title);
		}
		draw(contours, color, width, title);
		draw(cutouts, color, FAINT * width, title);
		return bounds(outline, isEmpty(boxPath) ? contours : boxPath);
	}

	private @Nullable Rectangle2D bounds(Path2D outline, Path2D other) {
		Path2D path = isEmpty(outline) ? other : outline;
		return isEmpty(path) ? null : path.getBounds2D();
	}

	private Path2D outline(PredictedObject object) {
		Path2D path = new Path2D.Double();
		if (this.style.draws(DrawnPart.OUTLINES)) {
			this.frame.addRing(path, object.outline());
		}
		return path;
	}

	private Path2D contours(PredictedObject object) {
		Path2D path = new Path2D.Double();
		if (this.style.draws(DrawnPart.CONTOURS)) {
			object.contours().forEach((contour) -> this.frame.addRing(path, contour.points()));
		}
		return path;
	}

	private Path2D cutouts(PredictedObject object, double least) {
		// specks, which are common in segmentations, would be drowned by their own line
		Path2D path = new Path2D.Double();
		if (this.style.draws(DrawnPart.CONTOURS)) {
			for (Contour contour : object.contours()) {
				for (List<Point> cutout : contour.cutouts()) {
					Path2D ring = new Path2D.Double();
					this.frame.addRing(ring, cutout);
					Rectangle2D bounds = ring.getBounds2D();
					if (Math.max(bounds.getWidth(), bounds.getHeight()) >= least) {
						path.append(ring, false);
					}
				}
			}
		}
		return path;
	}

	private void draw(Path2D path, Color color, double width, String title) {
		if (!isEmpty(path)) {
			this.scene.add(new SceneItem.Line(path, color, width, 1, false, title));
		}
	}

	private static boolean isEmpty(Path2D path) {
		return path.getCurrentPoint() == null;
	}

}

package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

import ai.eyepop.prediction.Contour;
import ai.eyepop.prediction.Mask;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.PredictedObject;

/**
 * Drawer of what covers the image: masks, and the insides of contours and outlines.
 */
final class AreaDrawer {

	private final DrawingStyle style;

	private final Scene scene;

	private final Frame frame;

	AreaDrawer(DrawingStyle style, Scene scene, Frame frame) {
		this.style = style;
		this.scene = scene;
		this.frame = frame;
	}

	void draw(PredictedObject object) {
		// one description only: a second one would cover the cut-outs of the first
		Color color = this.style.colorOf(object);
		if (!drawContours(object, color) && !drawMask(object, color) && this.style.draws(DrawnPart.OUTLINES)) {
			fill(List.of(object.outline()), color);
		}
	}

	private boolean drawContours(PredictedObject object, Color color) {
		boolean drawn = false;
		if (this.style.draws(DrawnPart.CONTOURS)) {
			for (Contour contour : object.contours()) {
				drawn |= fill(rings(contour), color);
			}
		}
		return drawn;
	}

	private boolean drawMask(PredictedObject object, Color color) {
		Mask mask = object.mask();
		return mask != null && this.style.draws(DrawnPart.MASKS) && draw(object, mask, color);
	}

	private static List<List<Point>> rings(Contour contour) {
		return Stream.concat(Stream.of(contour.points()), contour.cutouts().stream()).toList();
	}

	private boolean fill(List<List<Point>> rings, Color color) {
		Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
		rings.forEach((ring) -> this.frame.addRing(path, ring));
		if (path.getCurrentPoint() != null && this.style.fillOpacity() > 0) {
			this.scene.add(new SceneItem.Area(path, color, this.style.fillOpacity()));
		}
		return path.getCurrentPoint() != null;
	}

	private boolean draw(PredictedObject object, Mask mask, Color color) {
		ObjectBox box = ObjectBox.of(object, this.frame);
		if (box == null || box.isEmpty() || !this.frame.isNear(box.unitSquare())) {
			return false;
		}
		int alpha = (int) Math.round(255 * Math.min(1, this.style.fillOpacity() * 1.5));
		BufferedImage image = MaskImage.of(mask, new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
		if (image == null) {
			return false;
		}
		AffineTransform placement = box.unitSquare();
		placement.scale(1.0 / mask.width(), 1.0 / mask.height());
		this.scene.add(new SceneItem.Bitmap(image, placement));
		return true;
	}

}

package ai.eyepop.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedObject;

/**
 * Box of an object in the picture, turned by its orientation.
 *
 * @param bounds the box before it is turned, in pixels of the source
 * @param angle angle in radians
 * @param frame way to the picture
 */
record ObjectBox(Rectangle2D bounds, double angle, Frame frame) {

	static @Nullable ObjectBox of(PredictedObject object, Frame frame) {
		double x = object.x();
		double y = object.y();
		double right = x + object.width();
		double bottom = y + object.height();
		if (frame.at(x, y) == null || frame.at(right, bottom) == null) {
			return null;
		}
		Rectangle2D bounds = new Rectangle2D.Double();
		bounds.setFrameFromDiagonal(x, y, right, bottom);
		Double orientation = object.outline().isEmpty() ? object.orientation() : null;
		double degrees = (orientation != null && Double.isFinite(orientation)) ? orientation % 360 : 0;
		return new ObjectBox(bounds, Math.toRadians(degrees), frame);
	}

	boolean isEmpty() {
		return this.bounds.isEmpty();
	}

	Path2D path() {
		// the corners are turned in the source, whose pixels are square, then placed
		Path2D path = new Path2D.Double();
		double[] corners = { this.bounds.getMinX(), this.bounds.getMinY(), this.bounds.getMaxX(), this.bounds.getMinY(),
				this.bounds.getMaxX(), this.bounds.getMaxY(), this.bounds.getMinX(), this.bounds.getMaxY() };
		rotation().transform(corners, 0, corners, 0, 4);
		for (int i = 0; i < corners.length; i += 2) {
			Point2D place = this.frame.at(corners[i], corners[i + 1]);
			if (place == null) {
				return new Path2D.Double();
			}
			if (i == 0) {
				path.moveTo(place.getX(), place.getY());
			}
			else {
				path.lineTo(place.getX(), place.getY());
			}
		}
		path.closePath();
		return path;
	}

	/**
	 * Return where the square from 0, 0 to 1, 1 would be put to fill the box.
	 * @return a new transform
	 */
	AffineTransform unitSquare() {
		AffineTransform placement = AffineTransform.getScaleInstance(this.frame.scaleX(), this.frame.scaleY());
		placement.concatenate(rotation());
		placement.translate(this.bounds.getX(), this.bounds.getY());
		placement.scale(this.bounds.getWidth(), this.bounds.getHeight());
		return placement;
	}

	private AffineTransform rotation() {
		return AffineTransform.getRotateInstance(this.angle, this.bounds.getCenterX(), this.bounds.getCenterY());
	}

}

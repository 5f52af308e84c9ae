package ai.eyepop.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Point;

/**
 * Way from pixels of the source to pixels of the picture. A source without a size is
 * taken to be as large as the picture.
 *
 * @param width width of the picture
 * @param height height of the picture
 * @param scaleX pixels of the picture for one of the source
 * @param scaleY pixels of the picture for one of the source
 */
record Frame(double width, double height, double scaleX, double scaleY) {

	/**
	 * How far beyond the picture a line may go, in widths and heights: rasterizers take
	 * their time for lines of astronomical length.
	 */
	private static final double MARGIN = 8;

	static Frame of(double width, double height, double sourceWidth, double sourceHeight) {
		return new Frame(width, height, scale(width, sourceWidth), scale(height, sourceHeight));
	}

	private static double scale(double target, double source) {
		return (Double.isFinite(source) && source > 0) ? target / source : 1;
	}

	/**
	 * Place a point.
	 * @param x distance from the source's left edge
	 * @param y distance from the source's top edge
	 * @return the point in the picture or near it, or {@code null} if it is nowhere
	 */
	@Nullable Point2D at(double x, double y) {
		double left = x * this.scaleX;
		double top = y * this.scaleY;
		if (!Double.isFinite(x) || !Double.isFinite(y) || Double.isNaN(left) || Double.isNaN(top)) {
			return null;
		}
		return new Point2D.Double(near(left, this.width), near(top, this.height));
	}

	/**
	 * Add a closed line to a path.
	 * @param path the path
	 * @param points corners, of which those that are nowhere are left out
	 */
	void addRing(Path2D path, List<Point> points) {
		boolean begun = false;
		for (Point point : points) {
			Point2D place = at(point.x(), point.y());
			if (place != null && begun) {
				path.lineTo(place.getX(), place.getY());
			}
			else if (place != null) {
				path.moveTo(place.getX(), place.getY());
				begun = true;
			}
		}
		if (begun) {
			path.closePath();
		}
	}

	/**
	 * Return whether a bitmap can be painted: rasterizers fail for astronomical sizes.
	 * @param unitSquare where the bitmap's corners are
	 * @return whether all of it is in the picture or near it
	 */
	boolean isNear(AffineTransform unitSquare) {
		Rectangle2D bounds = unitSquare.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
		return bounds.getMinX() >= -MARGIN * this.width && bounds.getMaxX() <= (1 + MARGIN) * this.width
				&& bounds.getMinY() >= -MARGIN * this.height && bounds.getMaxY() <= (1 + MARGIN) * this.height;
	}

	private static double near(double value, double size) {
		return Math.max(-MARGIN * size, Math.min((1 + MARGIN) * size, value));
	}

}

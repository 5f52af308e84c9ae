package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.List;

import boofcv.alg.filter.binary.Contour;
import georegression.struct.point.Point2D_I32;

/**
 * Connected pixels that stand out from what is around them.
 *
 * @param contour the pixels of the boundary and of the boundaries of the holes
 * @param left the left-most pixel
 * @param top the top-most pixel
 * @param right the right-most pixel
 * @param bottom the bottom-most pixel
 */
record Region(Contour contour, int left, int top, int right, int bottom) {

	static Region of(Contour contour) {
		int left = Integer.MAX_VALUE;
		int top = Integer.MAX_VALUE;
		int right = 0;
		int bottom = 0;
		for (Point2D_I32 point : contour.external) {
			left = Math.min(left, point.x);
			top = Math.min(top, point.y);
			right = Math.max(right, point.x);
			bottom = Math.max(bottom, point.y);
		}
		return new Region(contour, left, top, right, bottom);
	}

	Box box() {
		return new Box(this.left, this.top, this.right - this.left + 1, this.bottom - this.top + 1);
	}

	/**
	 * Return the centres of the boundary's pixels.
	 * @return the closed polygon, its last point is not its first
	 */
	List<Point> boundary() {
		return centers(this.contour.external);
	}

	List<List<Point>> holes() {
		return this.contour.internal.stream().map(Region::centers).toList();
	}

	/**
	 * Return the number of pixels inside the outer boundary, holes included (Pick).
	 * @return the area in pixels
	 */
	double area() {
		List<Point2D_I32> points = this.contour.external;
		long doubled = 0;
		for (int i = 0; i < points.size(); i++) {
			Point2D_I32 from = points.get(i);
			Point2D_I32 to = points.get((i + 1) % points.size());
			doubled += (long) from.x * to.y - (long) to.x * from.y;
		}
		return Math.abs(doubled) / 2.0 + points.size() / 2.0 + 1;
	}

	/**
	 * Return how much of its convex hull the region fills.
	 * @return above 0 and up to 1
	 */
	double solidity() {
		List<Point> boundary = boundary();
		double hull = Polygons.area(Polygons.convexHull(boundary));
		return (hull > 0) ? Math.min(1, Polygons.area(boundary) / hull) : 1;
	}

	/**
	 * Return whether the region is more likely the ground than something on it.
	 * @param width the width of the image
	 * @param height the height of the image
	 * @return whether the region reaches three or more edges of the image
	 */
	boolean isGround(int width, int height) {
		int edges = (this.left == 0) ? 1 : 0;
		edges += (this.top == 0) ? 1 : 0;
		edges += (this.right == width - 1) ? 1 : 0;
		edges += (this.bottom == height - 1) ? 1 : 0;
		return edges > 2;
	}

	private static List<Point> centers(List<Point2D_I32> pixels) {
		List<Point> points = new ArrayList<>(pixels.size());
		for (Point2D_I32 pixel : pixels) {
			points.add(new Point(pixel.x + 0.5, pixel.y + 0.5));
		}
		return points;
	}

}

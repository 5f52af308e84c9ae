package ai.eyepop.emulator.vision;

import java.util.List;

/**
 * Region with the figure that describes it best, in pixels of the analysed image.
 *
 * @param label the kind of figure
 * @param confidence how well the figure describes the region, above 0 and up to 1
 * @param box the bounding box of the region
 * @param outline the figure's corners, or points on the ellipse
 * @param orientation the angle of the longest side or axis in degrees, 0 up to 180
 * @param boundary the pixels of the region's boundary
 * @param holes the pixels of the boundaries of the region's holes
 */
record Shape(ShapeLabel label, double confidence, Box box, List<Point> outline, double orientation,
		List<Point> boundary, List<List<Point>> holes) {

	Shape movedBy(double x, double y) {
		if (x == 0 && y == 0) {
			return this;
		}
		return new Shape(this.label, this.confidence,
				new Box(this.box.x() + x, this.box.y() + y, this.box.width(), this.box.height()),
				moved(this.outline, x, y), this.orientation, moved(this.boundary, x, y),
				this.holes.stream().map((hole) -> moved(hole, x, y)).toList());
	}

	private static List<Point> moved(List<Point> points, double x, double y) {
		return points.stream().map((point) -> new Point(point.x() + x, point.y() + y)).toList();
	}

}

package ai.eyepop.emulator.vision;

/**
 * Point in pixels; whole numbers are the edges between pixels.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge
 */
public record Point(double x, double y) {

	Point clippedTo(Box box) {
		return new Point(Math.max(box.x(), Math.min(box.right(), this.x)),
				Math.max(box.y(), Math.min(box.bottom(), this.y)));
	}

	Point scaled(double scaleX, double scaleY) {
		return new Point(this.x * scaleX, this.y * scaleY);
	}

	double distanceTo(Point other) {
		return Math.hypot(this.x - other.x, this.y - other.y);
	}

}

package ai.eyepop.emulator.vision;

import java.util.List;

/**
 * Upright rectangle in pixels.
 *
 * @param x the left edge
 * @param y the top edge
 * @param width the width, 0 or more
 * @param height the height, 0 or more
 */
public record Box(double x, double y, double width, double height) {

	/**
	 * Return the smallest box around points.
	 * @param points the points; none give an empty box
	 * @return the box
	 */
	public static Box around(List<Point> points) {
		double left = points.stream().mapToDouble(Point::x).min().orElse(0);
		double top = points.stream().mapToDouble(Point::y).min().orElse(0);
		double right = points.stream().mapToDouble(Point::x).max().orElse(0);
		double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
		return new Box(left, top, right - left, bottom - top);
	}

	/**
	 * Return the right edge.
	 * @return pixels from the left edge of the image
	 */
	public double right() {
		return this.x + this.width;
	}

	/**
	 * Return the bottom edge.
	 * @return pixels from the top edge of the image
	 */
	public double bottom() {
		return this.y + this.height;
	}

	double area() {
		return this.width * this.height;
	}

	Point center() {
		return new Point(this.x + this.width / 2, this.y + this.height / 2);
	}

	boolean contains(Point point) {
		return point.x() >= this.x && point.x() <= right() && point.y() >= this.y && point.y() <= bottom();
	}

	Box intersect(Box other) {
		double left = Math.max(this.x, other.x);
		double top = Math.max(this.y, other.y);
		return new Box(left, top, Math.max(0, Math.min(right(), other.right()) - left),
				Math.max(0, Math.min(bottom(), other.bottom()) - top));
	}

	double overlapWith(Box other) {
		double shared = intersect(other).area();
		double union = area() + other.area() - shared;
		return (union > 0) ? shared / union : 0;
	}

	Box padded(double share) {
		return new Box(this.x - this.width * share, this.y - this.height * share, this.width * (1 + 2 * share),
				this.height * (1 + 2 * share));
	}

	Box scaled(double scaleX, double scaleY) {
		return new Box(this.x * scaleX, this.y * scaleY, this.width * scaleX, this.height * scaleY);
	}

}

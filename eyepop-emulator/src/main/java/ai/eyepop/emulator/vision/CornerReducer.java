package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reducer of a convex polygon to few corners: takes away the side that costs the least
 * area and lets its neighbours meet. Unlike a choice among the polygon's own corners this
 * gives back the corners that pixels and filters have rounded.
 */
final class CornerReducer {

	private List<Point> corners;

	CornerReducer(List<Point> convexPolygon) {
		this.corners = new ArrayList<>(convexPolygon);
	}

	/**
	 * Reduce the polygon further.
	 * @param count the number of corners wanted, 3 or more
	 * @return the corners, which enclose the polygon, or {@code null} if that many cannot
	 * be reached
	 */
	@Nullable List<Point> reduceTo(int count) {
		while (this.corners.size() > count) {
			int cheapest = -1;
			double cost = Double.POSITIVE_INFINITY;
			Point replacement = null;
			for (int i = 0; i < this.corners.size(); i++) {
				Point meeting = meeting(i);
				double area = (meeting != null) ? Polygons.area(List.of(corner(i), meeting, corner(i + 1)))
						: Double.POSITIVE_INFINITY;
				if (area < cost) {
					cost = area;
					cheapest = i;
					replacement = meeting;
				}
			}
			if (replacement == null) {
				return null;
			}
			replaceSide(cheapest, replacement);
		}
		return (this.corners.size() == count) ? List.copyOf(this.corners) : null;
	}

	private void replaceSide(int side, Point replacement) {
		int next = (side + 1) % this.corners.size();
		List<Point> remaining = new ArrayList<>(this.corners);
		remaining.set(side, replacement);
		remaining.remove(next);
		this.corners = remaining;
	}

	/**
	 * Return where the neighbours of a side meet if the side is taken away.
	 * @param side the index of the side's first corner
	 * @return the point outside of the side, or {@code null} if they do not meet there
	 */
	private @Nullable Point meeting(int side) {
		Point a = corner(side - 1);
		Point b = corner(side);
		Point c = corner(side + 1);
		Point d = corner(side + 2);
		double ux = b.x() - a.x();
		double uy = b.y() - a.y();
		double vx = c.x() - d.x();
		double vy = c.y() - d.y();
		double cross = ux * vy - uy * vx;
		if (Math.abs(cross) < 1e-9) {
			return null;
		}
		double along = ((c.x() - b.x()) * vy - (c.y() - b.y()) * vx) / cross;
		double back = ((c.x() - b.x()) * uy - (c.y() - b.y()) * ux) / cross;
		return (along >= 0 && back >= 0) ? new Point(b.x() + along * ux, b.y() + along * uy) : null;
	}

	private Point corner(int index) {
		return this.corners.get(Math.floorMod(index, this.corners.size()));
	}

}

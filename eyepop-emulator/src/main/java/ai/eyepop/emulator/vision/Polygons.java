package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Plane geometry on polygons given by their corners.
 */
final class Polygons {

	private Polygons() {
	}

	static double area(List<Point> polygon) {
		double doubled = 0;
		Point from = polygon.get(polygon.size() - 1);
		for (Point to : polygon) {
			doubled += from.x() * to.y() - to.x() * from.y();
			from = to;
		}
		return Math.abs(doubled) / 2;
	}

	/**
	 * Return the convex hull (monotone chain).
	 * @param points at least one point
	 * @return the corners of the hull
	 */
	static List<Point> convexHull(List<Point> points) {
		List<Point> sorted = points.stream()
			.distinct()
			.sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
			.toList();
		if (sorted.size() < 3) {
			return sorted;
		}
		List<Point> hull = chain(sorted);
		List<Point> reversed = new ArrayList<>(sorted);
		Collections.reverse(reversed);
		hull.addAll(chain(reversed));
		return hull;
	}

	/**
	 * Return the angle of the longest side.
	 * @param polygon the corners
	 * @return degrees from the x axis towards the y axis, from 0 up to 180
	 */
	static double angleOfLongestSide(List<Point> polygon) {
		double longest = -1;
		double angle = 0;
		Point from = polygon.get(polygon.size() - 1);
		for (Point to : polygon) {
			double length = from.distanceTo(to);
			if (length > longest * 1.02) {
				longest = length;
				angle = normalized(Math.toDegrees(Math.atan2(to.y() - from.y(), to.x() - from.x())));
			}
			from = to;
		}
		return angle;
	}

	static double normalized(double degrees) {
		double angle = Math.round((degrees % 180 + 180) % 180 * 100) / 100.0;
		return (angle >= 180) ? 0 : angle;
	}

	/**
	 * Return the smallest rectangle around a convex polygon that shares a side with it.
	 * @param hull the corners of a convex polygon
	 * @return four corners
	 */
	static List<Point> smallestRectangle(List<Point> hull) {
		List<Point> best = corners(Box.around(hull), 0);
		double bestArea = Box.around(hull).area();
		for (int i = 0; i < hull.size(); i++) {
			Point from = hull.get(i);
			Point to = hull.get((i + 1) % hull.size());
			double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
			Box box = Box.around(hull.stream().map((point) -> rotated(point, -angle)).toList());
			if (box.area() < bestArea * 0.999) {
				bestArea = box.area();
				best = corners(box, angle);
			}
		}
		return best;
	}

	/**
	 * Return the largest triangle between corners of a convex polygon.
	 * @param hull the corners of a convex polygon
	 * @return three corners, fewer if the polygon has fewer
	 */
	static List<Point> largestTriangle(List<Point> hull) {
		List<Point> points = thinned(hull, 48);
		List<Point> best = points.subList(0, Math.min(3, points.size()));
		double bestArea = 0;
		for (int i = 0; i < points.size(); i++) {
			for (int j = i + 1; j < points.size(); j++) {
				for (int k = j + 1; k < points.size(); k++) {
					double area = Math.abs(turn(points.get(i), points.get(j), points.get(k)));
					if (area > bestArea) {
						bestArea = area;
						best = List.of(points.get(i), points.get(j), points.get(k));
					}
				}
			}
		}
		return best;
	}

	/**
	 * Return points on an ellipse.
	 * @param center the centre
	 * @param a one semi-axis
	 * @param b the other semi-axis
	 * @param phi the angle of the first semi-axis in radians
	 * @return 32 points
	 */
	static List<Point> ellipse(Point center, double a, double b, double phi) {
		List<Point> points = new ArrayList<>();
		for (int i = 0; i < 32; i++) {
			double angle = 2 * Math.PI * i / 32;
			Point flat = rotated(new Point(a * Math.cos(angle), b * Math.sin(angle)), phi);
			points.add(new Point(center.x() + flat.x(), center.y() + flat.y()));
		}
		return points;
	}

	static List<Point> thinned(List<Point> points, int most) {
		if (points.size() <= most) {
			return points;
		}
		List<Point> result = new ArrayList<>(most);
		for (int i = 0; i < most; i++) {
			result.add(points.get((int) ((long) i * points.size() / most)));
		}
		return result;
	}

	private static List<Point> corners(Box box, double angle) {
		return List.of(rotated(new Point(box.x(), box.y()), angle), rotated(new Point(box.right(), box.y()), angle),
				rotated(new Point(box.right(), box.bottom()), angle), rotated(new Point(box.x(), box.bottom()), angle));
	}

	private static Point rotated(Point point, double angle) {
		double cos = Math.cos(angle);
		double sin = Math.sin(angle);
		return new Point(point.x() * cos - point.y() * sin, point.x() * sin + point.y() * cos);
	}

	private static List<Point> chain(List<Point> sorted) {
		List<Point> chain = new ArrayList<>();
		for (Point point : sorted) {
			while (chain.size() > 1 && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
				chain.remove(chain.size() - 1);
			}
			chain.add(point);
		}
		chain.remove(chain.size() - 1);
		return chain;
	}

	private static double turn(Point a, Point b, Point c) {
		return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
	}

}

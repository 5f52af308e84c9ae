package ai.eyepop.emulator.vision;

import java.util.List;

import ai.eyepop.emulator.pop.Component.ContourType;

/**
 * Forms in which a contour finder describes the region of an object.
 */
final class ContourShapes {

	private static final int CUTOUT_POINTS = 64;

	private ContourShapes() {
	}

	static Contour describe(Shape shape, ContourType type) {
		List<Point> hull = Polygons.convexHull(shape.boundary());
		return switch (type) {
			case ALL_PIXELS -> new Contour(shape.boundary(), shape.holes());
			case POLYGON -> new Contour(shape.outline(),
					shape.holes().stream().map((hole) -> Polygons.thinned(hole, CUTOUT_POINTS)).toList());
			case CONVEX_HULL -> new Contour(hull, List.of());
			case CIRCLE, HOUGH_CIRCLES -> new Contour(circle(shape), List.of());
			case TRIANGLE -> new Contour(Polygons.largestTriangle(hull), List.of());
			case RECTANGLE -> new Contour(Polygons.smallestRectangle(hull), List.of());
		};
	}

	private static List<Point> circle(Shape shape) {
		double radius = Math.sqrt(Polygons.area(shape.boundary()) / Math.PI);
		return Polygons.ellipse(shape.box().center(), radius, radius, 0);
	}

}

package ai.eyepop.emulator.vision;

import java.util.List;

import ai.eyepop.emulator.vision.ShapeFitter.Figure;

/**
 * Names of convex polygons.
 */
final class PolygonLabels {

	private static final double MAX_SQUARE = 1.12;

	private static final double RIGHT_ANGLE_TOLERANCE = 0.2;

	private PolygonLabels() {
	}

	static Figure figure(List<Point> corners, double fit) {
		ShapeLabel label = switch (corners.size()) {
			case 3 -> ShapeLabel.TRIANGLE;
			case 4 -> quadrilateral(corners);
			case 5 -> ShapeLabel.PENTAGON;
			case 6 -> ShapeLabel.HEXAGON;
			default -> ShapeLabel.SHAPE;
		};
		double angle = Polygons.angleOfLongestSide(corners);
		double orientation = switch (label) {
			case RECTANGLE -> angle;
			case SQUARE -> angle % 90;
			default -> 0;
		};
		return new Figure(label, fit, corners, orientation);
	}

	private static ShapeLabel quadrilateral(List<Point> corners) {
		for (int i = 0; i < 4; i++) {
			Point before = corners.get(i);
			Point at = corners.get((i + 1) % 4);
			Point after = corners.get((i + 2) % 4);
			double dot = (before.x() - at.x()) * (after.x() - at.x()) + (before.y() - at.y()) * (after.y() - at.y());
			if (Math.abs(dot) > RIGHT_ANGLE_TOLERANCE * before.distanceTo(at) * at.distanceTo(after)) {
				return ShapeLabel.SHAPE;
			}
		}
		// the corners are centres of pixels: a side covers one pixel more
		double one = corners.get(0).distanceTo(corners.get(1)) + corners.get(2).distanceTo(corners.get(3)) + 2;
		double other = corners.get(1).distanceTo(corners.get(2)) + corners.get(3).distanceTo(corners.get(0)) + 2;
		return (Math.max(one, other) <= Math.min(one, other) * MAX_SQUARE) ? ShapeLabel.SQUARE : ShapeLabel.RECTANGLE;
	}

}

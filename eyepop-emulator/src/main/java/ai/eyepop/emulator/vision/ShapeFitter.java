package ai.eyepop.emulator.vision;

import java.util.BitSet;
import java.util.List;

import boofcv.alg.shapes.ShapeFittingOps;
import boofcv.struct.PointIndex_I32;
import georegression.struct.curve.EllipseRotated_F64;
import georegression.struct.point.Point2D_F64;

/**
 * Fitter of figures to regions: a polygon and an ellipse compete, and the one that covers
 * the region better names it.
 */
final class ShapeFitter {

	private static final double GOOD_FIT = 0.88;

	private static final double MAX_ROUND = 1.12;

	private static final double MAX_SQUARE = 1.12;

	private static final double RIGHT_ANGLE_TOLERANCE = 0.2;

	private static final int MIN_SIDE = 6;

	private static final double CORNER_PENALTY = 0.25;

	private ShapeFitter() {
	}

	static Shape fit(Region region) {
		List<Point> boundary = region.boundary();
		Grid grid = new Grid(region.box());
		BitSet filled = grid.fill(boundary);
		List<Point> polygon = polygon(region, boundary);
		double polygonFit = Grid.overlap(filled, grid.fill(polygon));
		EllipseRotated_F64 ellipse = ellipse(boundary);
		List<Point> oval = outline(ellipse);
		double ovalFit = Grid.overlap(filled, grid.fill(oval));
		ShapeLabel label = label(polygon);
		if (label != ShapeLabel.SHAPE && polygonFit >= GOOD_FIT && polygonFit >= ovalFit) {
			return shape(region, label, polygonFit, polygon, orientation(label, polygon));
		}
		if (ovalFit >= GOOD_FIT) {
			double ratio = Math.max(ellipse.a, ellipse.b) / Math.min(ellipse.a, ellipse.b);
			return (ratio <= MAX_ROUND) ? shape(region, ShapeLabel.CIRCLE, ovalFit, oval, 0)
					: shape(region, ShapeLabel.ELLIPSE, ovalFit, oval, axis(ellipse));
		}
		double solidity = Polygons.area(boundary) / Math.max(1, Polygons.area(Polygons.convexHull(boundary)));
		return shape(region, ShapeLabel.SHAPE, polygonFit * Math.min(1, solidity), polygon, 0);
	}

	private static Shape shape(Region region, ShapeLabel label, double confidence, List<Point> outline,
			double orientation) {
		return new Shape(label, Math.max(0.001, confidence), region.box(), outline, orientation, region.boundary(),
				region.holes());
	}

	private static List<Point> polygon(Region region, List<Point> boundary) {
		List<PointIndex_I32> corners = ShapeFittingOps.fitPolygon(region.contour().external, true, MIN_SIDE,
				CORNER_PENALTY);
		if (corners == null || corners.size() < 3) {
			return Polygons.thinned(boundary, 32);
		}
		return corners.stream().map((corner) -> new Point(corner.x + 0.5, corner.y + 0.5)).toList();
	}

	private static EllipseRotated_F64 ellipse(List<Point> boundary) {
		List<Point2D_F64> points = Polygons.thinned(boundary, 128)
			.stream()
			.map((point) -> new Point2D_F64(point.x(), point.y()))
			.toList();
		return ShapeFittingOps.fitEllipse_F64(points, 0, false, null).shape;
	}

	private static List<Point> outline(EllipseRotated_F64 ellipse) {
		return Polygons.ellipse(new Point(ellipse.center.x, ellipse.center.y), ellipse.a, ellipse.b, ellipse.phi);
	}

	private static double axis(EllipseRotated_F64 ellipse) {
		double degrees = Math.toDegrees(ellipse.phi);
		return Polygons.normalized((ellipse.a >= ellipse.b) ? degrees : degrees + 90);
	}

	private static double orientation(ShapeLabel label, List<Point> polygon) {
		double angle = Polygons.angleOfLongestSide(polygon);
		return switch (label) {
			case RECTANGLE -> angle;
			case SQUARE -> angle % 90;
			default -> 0;
		};
	}

	private static ShapeLabel label(List<Point> polygon) {
		if (polygon.size() > 6 || !Polygons.isConvex(polygon)) {
			return ShapeLabel.SHAPE;
		}
		return switch (polygon.size()) {
			case 3 -> ShapeLabel.TRIANGLE;
			case 4 -> quadrilateral(polygon);
			case 5 -> ShapeLabel.PENTAGON;
			case 6 -> ShapeLabel.HEXAGON;
			default -> ShapeLabel.SHAPE;
		};
	}

	private static ShapeLabel quadrilateral(List<Point> corners) {
		for (int i = 0; i < 4; i++) {
			Point before = corners.get(i);
			Point at = corners.get((i + 1) % 4);
			Point after = corners.get((i + 2) % 4);
			double dot = (before.x() - at.x()) * (after.x() - at.x()) + (before.y() - at.y()) * (after.y() - at.y());
			double cosine = dot / (before.distanceTo(at) * at.distanceTo(after));
			if (Math.abs(cosine) > RIGHT_ANGLE_TOLERANCE) {
				return ShapeLabel.SHAPE;
			}
		}
		double one = corners.get(0).distanceTo(corners.get(1)) + corners.get(2).distanceTo(corners.get(3)) + 2;
		double other = corners.get(1).distanceTo(corners.get(2)) + corners.get(3).distanceTo(corners.get(0)) + 2;
		return (Math.max(one, other) / Math.min(one, other) <= MAX_SQUARE) ? ShapeLabel.SQUARE : ShapeLabel.RECTANGLE;
	}

}

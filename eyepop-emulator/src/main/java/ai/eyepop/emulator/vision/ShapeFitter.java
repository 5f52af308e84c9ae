package ai.eyepop.emulator.vision;

import java.util.BitSet;
import java.util.List;

import boofcv.alg.shapes.ShapeFittingOps;
import boofcv.struct.PointIndex_I32;
import georegression.struct.curve.EllipseRotated_F64;
import georegression.struct.point.Point2D_F64;
import org.jspecify.annotations.Nullable;

/**
 * Fitter of figures to regions: convex polygons of three to six corners and an ellipse
 * compete, and the one that covers the region best names it.
 */
final class ShapeFitter {

	private static final double GOOD_FIT = 0.88;

	/** What a further corner must add to the fit to be believed. */
	private static final double CORNER_GAIN = 0.025;

	private static final double MAX_ROUND = 1.12;

	private static final int MIN_SIDE = 6;

	private static final double CORNER_PENALTY = 0.25;

	private final Region region;

	private final List<Point> boundary;

	private final Grid grid;

	private final BitSet filled;

	private ShapeFitter(Region region) {
		this.region = region;
		this.boundary = region.boundary();
		this.grid = new Grid(region.box());
		this.filled = this.grid.fill(this.boundary);
	}

	static Shape fit(Region region) {
		ShapeFitter fitter = new ShapeFitter(region);
		Figure polygon = fitter.polygon();
		Figure oval = fitter.oval();
		Figure best = (polygon != null && polygon.fit() >= oval.fit()) ? polygon : oval;
		return fitter.shape((best.fit() >= GOOD_FIT && best.label() != ShapeLabel.SHAPE) ? best : fitter.freeForm());
	}

	private Shape shape(Figure figure) {
		return new Shape(figure.label(), Math.max(0.001, figure.fit()), this.region.box(), figure.outline(),
				figure.orientation(), this.boundary, this.region.holes());
	}

	private @Nullable Figure polygon() {
		CornerReducer reducer = new CornerReducer(Polygons.convexHull(this.boundary));
		List<Point> best = null;
		double bestFit = 0;
		for (int corners = 6; corners >= 3; corners--) {
			List<Point> polygon = reducer.reduceTo(corners);
			double fit = (polygon != null) ? fit(polygon) : 0;
			if (polygon != null && fit >= bestFit - CORNER_GAIN) {
				best = polygon;
				bestFit = Math.max(bestFit, fit);
			}
		}
		return (best != null) ? PolygonLabels.figure(best, fit(best)) : null;
	}

	private Figure oval() {
		List<Point2D_F64> points = Polygons.thinned(this.boundary, 128)
			.stream()
			.map((point) -> new Point2D_F64(point.x(), point.y()))
			.toList();
		EllipseRotated_F64 ellipse = ShapeFittingOps.fitEllipse_F64(points, 0, false, null).shape;
		List<Point> outline = Polygons.ellipse(new Point(ellipse.center.x, ellipse.center.y), ellipse.a, ellipse.b,
				ellipse.phi);
		if (Math.max(ellipse.a, ellipse.b) <= Math.min(ellipse.a, ellipse.b) * MAX_ROUND) {
			return new Figure(ShapeLabel.CIRCLE, fit(outline), outline, 0);
		}
		double degrees = Math.toDegrees(ellipse.phi);
		return new Figure(ShapeLabel.ELLIPSE, fit(outline), outline,
				Polygons.normalized((ellipse.a >= ellipse.b) ? degrees : degrees + 90));
	}

	private Figure freeForm() {
		List<PointIndex_I32> corners = ShapeFittingOps.fitPolygon(this.region.contour().external, true, MIN_SIDE,
				CORNER_PENALTY);
		List<Point> outline = (corners == null || corners.size() < 3) ? Polygons.thinned(this.boundary, 32)
				: corners.stream().map((corner) -> new Point(corner.x + 0.5, corner.y + 0.5)).toList();
		return new Figure(ShapeLabel.SHAPE, fit(outline) * this.region.solidity(), outline, 0);
	}

	private double fit(List<Point> outline) {
		return Grid.overlap(this.filled, this.grid.fill(outline));
	}

	/**
	 * Figure that may describe the region.
	 *
	 * @param label the kind of figure
	 * @param fit how well it covers the region, 0 to 1
	 * @param outline the corners, or points on the ellipse
	 * @param orientation the angle of the longest side or axis in degrees, 0 up to 180
	 */
	record Figure(ShapeLabel label, double fit, List<Point> outline, double orientation) {
	}

}

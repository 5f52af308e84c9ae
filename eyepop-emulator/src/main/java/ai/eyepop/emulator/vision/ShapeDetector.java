package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Detector of shapes by contour. Deterministic: the same pixels give the same shapes in
 * the same order.
 */
final class ShapeDetector {

	private static final int MAX_SHAPES = 100;

	private static final double SAME_SHAPE = 0.6;

	private static final double MIN_CONFIDENCE = 0.55;

	private ShapeDetector() {
	}

	/**
	 * Find the shapes in a part of an image.
	 * @param pixels the image
	 * @param area the part to look at
	 * @param checkpoint asked from time to time whether to go on
	 * @return at most 100 shapes, largest first, in pixels of the image
	 */
	static List<Shape> detect(Pixels pixels, Box area, Checkpoint checkpoint) {
		List<Shape> candidates = new ArrayList<>();
		for (Region region : RegionFinder.find(pixels.crop(area), checkpoint)) {
			checkpoint.check();
			// a ragged region cannot become a shape, and fitting it is what takes the
			// time
			if (region.solidity() >= MIN_CONFIDENCE) {
				Shape shape = ShapeFitter.fit(region);
				if (shape.confidence() >= MIN_CONFIDENCE) {
					candidates.add(shape);
				}
			}
		}
		candidates.sort(Comparator.comparing((Shape shape) -> shape.label() == ShapeLabel.SHAPE)
			.thenComparing(Comparator.comparingDouble(Shape::confidence).reversed()));
		List<Shape> kept = new ArrayList<>();
		for (Shape candidate : candidates) {
			if (kept.stream().noneMatch((shape) -> shape.box().overlapWith(candidate.box()) > SAME_SHAPE)) {
				kept.add(candidate);
			}
		}
		double left = Math.max(0, Math.floor(area.x()));
		double top = Math.max(0, Math.floor(area.y()));
		return kept.stream()
			.sorted(Comparator.comparingDouble((Shape shape) -> shape.box().area())
				.reversed()
				.thenComparingDouble((shape) -> shape.box().y())
				.thenComparingDouble((shape) -> shape.box().x()))
			.limit(MAX_SHAPES)
			.map((shape) -> shape.movedBy(left, top))
			.toList();
	}

}

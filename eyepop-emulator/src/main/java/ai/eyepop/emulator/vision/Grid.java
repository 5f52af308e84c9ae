package ai.eyepop.emulator.vision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Coarse raster over a box, to compare areas of any form.
 */
final class Grid {

	private static final int CELLS = 96;

	private final Box frame;

	Grid(Box frame) {
		this.frame = frame.padded(0.1);
	}

	/**
	 * Return the cells whose centres lie in a polygon (even-odd rule).
	 * @param polygon the polygon's corners
	 * @return a new set of cells
	 */
	BitSet fill(List<Point> polygon) {
		BitSet cells = new BitSet(CELLS * CELLS);
		double[] crossings = new double[polygon.size()];
		for (int row = 0; row < CELLS; row++) {
			double y = this.frame.y() + (row + 0.5) * this.frame.height() / CELLS;
			int count = crossings(polygon, y, crossings);
			Arrays.sort(crossings, 0, count);
			for (int i = 0; i + 1 < count; i += 2) {
				int from = Math.max(0, column(crossings[i]));
				int to = Math.min(CELLS, column(crossings[i + 1]));
				if (to > from) {
					cells.set(row * CELLS + from, row * CELLS + to);
				}
			}
		}
		return cells;
	}

	/**
	 * Return how much two sets of cells have in common.
	 * @param one a set of cells
	 * @param other another set of cells
	 * @return intersection over union, 0 to 1
	 */
	static double overlap(BitSet one, BitSet other) {
		BitSet shared = (BitSet) one.clone();
		shared.and(other);
		BitSet union = (BitSet) one.clone();
		union.or(other);
		return union.isEmpty() ? 0 : (double) shared.cardinality() / union.cardinality();
	}

	private int column(double x) {
		return (int) Math.ceil((x - this.frame.x()) / this.frame.width() * CELLS - 0.5);
	}

	private static int crossings(List<Point> polygon, double y, double[] crossings) {
		int count = 0;
		Point from = polygon.get(polygon.size() - 1);
		for (Point to : polygon) {
			if ((from.y() <= y) != (to.y() <= y)) {
				crossings[count++] = from.x() + (y - from.y()) / (to.y() - from.y()) * (to.x() - from.x());
			}
			from = to;
		}
		return count;
	}

}

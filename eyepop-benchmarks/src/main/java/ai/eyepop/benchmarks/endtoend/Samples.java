package ai.eyepop.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * What was measured, a figure a round.
 */
final class Samples {

	private final List<Double> figures = new ArrayList<>();

	void add(double figure) {
		this.figures.add(figure);
	}

	double median() {
		return quantile(0.5);
	}

	/**
	 * Return the figure below which a part of all figures is.
	 * @param part the part, from 0 to 1
	 * @return the figure
	 */
	double quantile(double part) {
		List<Double> sorted = this.figures.stream().sorted().toList();
		if (sorted.isEmpty()) {
			return Double.NaN;
		}
		double position = part * (sorted.size() - 1);
		double below = sorted.get((int) Math.floor(position));
		double above = sorted.get((int) Math.ceil(position));
		return below + (above - below) * (position - Math.floor(position));
	}

	/**
	 * Return the median of what is computed from the figures of each round: what disturbs
	 * a round disturbs both.
	 * @param others the other figures of the same rounds
	 * @param operator computes it
	 * @return the median
	 */
	double paired(Samples others, DoubleBinaryOperator operator) {
		return combined(others, operator).median();
	}

	/**
	 * Return what is computed from the figures of each round.
	 * @param others the other figures of the same rounds
	 * @param operator computes it
	 * @return a figure a round
	 */
	Samples combined(Samples others, DoubleBinaryOperator operator) {
		Samples results = new Samples();
		IntStream.range(0, Math.min(this.figures.size(), others.figures.size()))
			.forEach((i) -> results.add(operator.applyAsDouble(this.figures.get(i), others.figures.get(i))));
		return results;
	}

	double ratioTo(Samples others) {
		return paired(others, (figure, other) -> figure / other);
	}

}

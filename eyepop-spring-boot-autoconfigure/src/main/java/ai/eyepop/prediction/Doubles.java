package ai.eyepop.prediction;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * An immutable list of numbers that keeps them unboxed.
 */
final class Doubles extends AbstractList<Double> implements RandomAccess {

	private final double[] values;

	private Doubles(double[] values) {
		this.values = values;
	}

	static List<Double> copyOf(@Nullable List<Double> list) {
		if (list == null || list.isEmpty()) {
			return List.of();
		}
		return (list instanceof Doubles) ? list : new Doubles(list.stream().mapToDouble(Double::doubleValue).toArray());
	}

	static List<Double> copyOf(double[] values, int count) {
		return (count > 0) ? new Doubles(Arrays.copyOf(values, count)) : List.of();
	}

	@Override
	public Double get(int index) {
		return this.values[index];
	}

	@Override
	public int size() {
		return this.values.length;
	}

}

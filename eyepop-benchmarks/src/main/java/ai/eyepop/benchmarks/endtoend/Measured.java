package ai.eyepop.benchmarks.endtoend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What was measured in rounds, by the name of the measurement.
 */
final class Measured {

	private final Map<String, Samples> samples = new LinkedHashMap<>();

	void add(String name, double figure) {
		this.samples.computeIfAbsent(name, (unknown) -> new Samples()).add(figure);
	}

	/**
	 * Return the figures of a measurement.
	 * @param name name of the measurement
	 * @return a figure a round
	 */
	Samples get(String name) {
		return Objects.requireNonNull(this.samples.get(name), () -> "Nothing was measured of " + name);
	}

}

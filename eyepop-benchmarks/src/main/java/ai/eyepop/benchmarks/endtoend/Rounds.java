package ai.eyepop.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures things in turns, so that what disturbs the machine disturbs all of them.
 */
final class Rounds {

	private final Map<String, Measurement> measurements = new LinkedHashMap<>();

	Rounds with(String name, Measurement measurement) {
		this.measurements.put(name, measurement);
		return this;
	}

	/**
	 * Measure.
	 * @param setting tells how often
	 * @return the figures by the name of the measurement, without those of the first
	 * rounds
	 * @throws Exception if one cannot be measured
	 */
	Measured run(Setting setting) throws Exception {
		Measured measured = new Measured();
		List<Map.Entry<String, Measurement>> turns = new ArrayList<>(this.measurements.entrySet());
		for (int round = 0; round < setting.warmUps() + setting.rounds(); round++) {
			for (Map.Entry<String, Measurement> turn : turns) {
				double figure = turn.getValue().measure();
				if (round >= setting.warmUps()) {
					measured.add(turn.getKey(), figure);
				}
			}
			// nobody is always the one before whom another made work for the collector
			Collections.reverse(turns);
		}
		return measured;
	}

	/**
	 * Measures one thing.
	 */
	@FunctionalInterface
	interface Measurement {

		double measure() throws Exception;

	}

}

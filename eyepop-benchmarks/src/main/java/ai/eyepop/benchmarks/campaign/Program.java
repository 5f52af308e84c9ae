package ai.eyepop.benchmarks.campaign;

import java.util.List;

import ai.eyepop.emulator.EyePopEmulator;

/**
 * What a campaign does: everything in it follows from the seed.
 *
 * @param seed the seed
 * @param calm whether only a few jobs are struck, and neither endpoints nor applications
 * end
 */
record Program(long seed, boolean calm) {

	/** Of so many jobs one keeps its faults where it is calm. */
	private static final int STRUCK = 10;

	Plan plan(int index) {
		Plan plan = Plan.of(this.seed, index);
		return (this.calm && index % STRUCK != 0) ? plan.withBlows(List.of()) : plan;
	}

	Weather weather(int round, int size, EyePopEmulator emulator, Runnable restart) {
		// each fourth round, from the first on, is calm
		return new Weather(this.seed + round, this.calm ? 0 : round, size, emulator, restart);
	}

}

package ai.eyepop.emulator.vision;

/**
 * Point of an analysis at which it may be given up.
 */
@FunctionalInterface
public interface Checkpoint {

	/**
	 * Return if the analysis is still wanted.
	 * @throws java.util.concurrent.CancellationException if nobody waits for it
	 */
	void check();

}

package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the server and the client a core each, where the machine lets them have it.
 */
final class Cores {

	private static final int MOST = 256;

	private final List<Integer> usable;

	private Cores(List<Integer> usable) {
		this.usable = usable;
	}

	/**
	 * Find out which cores a process can be bound to.
	 * @return two cores, or none
	 */
	static Cores find() {
		List<Integer> usable = new ArrayList<>();
		for (int core = 0; core < MOST && usable.size() < 2 && isTasksetThere(); core++) {
			if (runs(List.of("taskset", "-c", Integer.toString(core), "true"))) {
				usable.add(core);
			}
		}
		return new Cores((usable.size() == 2) ? usable : List.of());
	}

	private static boolean isTasksetThere() {
		return runs(List.of("taskset", "--version"));
	}

	private static boolean runs(List<String> command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	List<String> forServer() {
		return prefix(0);
	}

	List<String> forClient() {
		return prefix(1);
	}

	private List<String> prefix(int index) {
		return this.usable.isEmpty() ? List.of() : List.of("taskset", "-c", this.usable.get(index).toString());
	}

	@Override
	public String toString() {
		return this.usable.isEmpty()
				? "NOT bound to cores (no taskset, or not two cores), so client and server disturb each other"
				: "the server has core %d, the client core %d".formatted(this.usable.get(0), this.usable.get(1));
	}

}

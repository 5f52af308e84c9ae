package ai.eyepop.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/**
 * Chance that always makes the same choice, and keeps among how many.
 */
public final class TestRandom implements RandomGenerator {

	private final int choice;

	private final List<Integer> bounds = new CopyOnWriteArrayList<>();

	public TestRandom(int choice) {
		this.choice = choice;
	}

	@Override
	public int nextInt(int bound) {
		this.bounds.add(bound);
		return this.choice;
	}

	@Override
	public long nextLong() {
		return this.choice;
	}

	/**
	 * Return among how many there was to choose, each time.
	 */
	public List<Integer> bounds() {
		return List.copyOf(this.bounds);
	}

}

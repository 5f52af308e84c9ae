package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;

/**
 * What happens to the service as a whole in one round of jobs: in the first it is calm,
 * in the second endpoints go and return while other services fail, the third recovers,
 * and in the fourth the application restarts. Then it begins again. Tokens expire and
 * event sockets are cut in all.
 */
final class Weather {

	/** Requests that concern all jobs; what is created must not be lost. */
	private static final String SERVICES = "/authentication/token|/v1/sessions|/config|/health|/events$";

	private static final long LONGEST_DOWN = Duration.ofSeconds(5).toNanos();

	private static final int NONE = -1;

	private final EyePopEmulator emulator;

	private final Map<Integer, Runnable> actions = new TreeMap<>();

	private final int round;

	private int down = NONE;

	private long downSince;

	/**
	 * Create the weather of a round.
	 * @param seed the seed of the round
	 * @param round the number of the round, from 0, which decides what it is like
	 * @param size the number of its jobs
	 * @param emulator the service
	 * @param restart restarts the application
	 */
	Weather(long seed, int round, int size, EyePopEmulator emulator, Runnable restart) {
		this.emulator = emulator;
		this.round = round;
		SplittableRandom random = new SplittableRandom(seed);
		at(random.nextInt(size), emulator::expireTokens);
		at(random.nextInt(size), (random.nextBoolean()) ? () -> emulator.events().close(1012, "restart")
				: () -> emulator.events().cut());
		if (isStorm(round)) {
			storm(random, size);
		}
		if (isRestart(round)) {
			// jobs may end with the first, and are canceled by the second
			at(size / 8 + part(random, size / 4), restart);
			at(size / 2 + part(random, size / 4), restart);
		}
	}

	private void storm(SplittableRandom random, int size) {
		for (int half = 0; half < 2; half++) {
			int endpoint = random.nextInt(Campaign.ENDPOINTS);
			int from = half * size / 2;
			at(from + part(random, size / 4), () -> down(endpoint));
			at(from + size / 4 + part(random, size / 5), this::up);
		}
		at(part(random, size / 2),
				() -> this.emulator.faults().add(Fault.builder().path(SERVICES).status(503).times(2).build()));
		at(part(random, size / 2),
				() -> this.emulator.faults().add(Fault.builder().path(SERVICES).reset().times(2).build()));
		at(part(random, size / 2), () -> this.emulator.faults()
			.add(Fault.builder().path(SERVICES).method("GET").delay(Duration.ofMillis(50)).times(4).build()));
		at(part(random, size / 2), () -> this.emulator.events().refuseHandshakes(3, 503));
	}

	private void down(int endpoint) {
		this.emulator.endpointDown(endpoint);
		this.down = endpoint;
		this.downSince = System.nanoTime();
	}

	private void up() {
		if (this.down != NONE) {
			this.emulator.endpointUp(this.down);
			this.down = NONE;
		}
	}

	private static boolean isStorm(int round) {
		return round % 4 == 1;
	}

	private static boolean isRestart(int round) {
		return round % 4 == 3;
	}

	private static int part(SplittableRandom random, int size) {
		return random.nextInt(Math.max(1, size));
	}

	private void at(int job, Runnable action) {
		this.actions.merge(job, action, (first, second) -> () -> {
			first.run();
			second.run();
		});
	}

	/**
	 * Do what is due before a job is submitted.
	 * @param job the number of the job in the round
	 */
	void before(int job) {
		Runnable action = this.actions.get(job);
		if (action != null) {
			action.run();
		}
	}

	/**
	 * Do what is due while all wait: an endpoint does not stay away for the jobs that
	 * wait for it.
	 */
	void meanwhile() {
		if (this.down != NONE && System.nanoTime() - this.downSince > LONGEST_DOWN) {
			up();
		}
	}

	boolean isStormy() {
		return isStorm(this.round) || (this.round > 0 && isStorm(this.round - 1));
	}

}

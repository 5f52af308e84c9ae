package ai.eyepop.benchmarks.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Jobs that run side by side while the weather changes.
 */
final class Round {

	/** More than there are slots, so that some jobs wait. */
	static final int AT_ONCE = Client.SLOTS + 8;

	private final Queue<Life> lives = new ConcurrentLinkedQueue<>();

	private final Semaphore free = new Semaphore(AT_ONCE);

	private final Supplier<Client> client;

	private final Driver driver;

	private final Weather weather;

	private final String datasetUuid;

	private final Findings findings;

	Round(Supplier<Client> client, Driver driver, Weather weather, String datasetUuid, Findings findings) {
		this.client = client;
		this.driver = driver;
		this.weather = weather;
		this.datasetUuid = datasetUuid;
		this.findings = findings;
	}

	/**
	 * Do jobs.
	 * @param count the number of jobs
	 * @param plans gives the plan of a job by its number in the round
	 * @param executor runs them
	 * @return their lives
	 */
	Collection<Life> run(int count, IntFunction<Plan> plans, ExecutorService executor) throws InterruptedException {
		for (int i = 0; i < count; i++) {
			this.weather.before(i);
			Plan plan = plans.apply(i);
			acquire(1);
			executor.execute(() -> run(plan));
		}
		acquire(AT_ONCE);
		return List.copyOf(this.lives);
	}

	private void acquire(int permits) throws InterruptedException {
		while (!this.free.tryAcquire(permits, 100, TimeUnit.MILLISECONDS)) {
			this.weather.meanwhile();
		}
	}

	private void run(Plan plan) {
		try {
			this.lives.add(submit(plan));
		}
		catch (InterruptedException | RuntimeException ex) {
			this.findings.add("%s could not be done: %s".formatted(plan, ex));
		}
		finally {
			this.free.release();
		}
	}

	private Life submit(Plan plan) throws InterruptedException {
		while (true) {
			Client current = this.client.get();
			try {
				return this.driver.run(plan, current, this.datasetUuid);
			}
			catch (IllegalStateException ex) {
				// the application ended between the choice and the submission
				if (!current.isClosing()) {
					throw ex;
				}
			}
		}
	}

}

package ai.eyepop.benchmarks.campaign;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs a campaign of faults, and exits with status 1 if anything is wrong.
 */
public final class FaultCampaign {

	private static final int JOBS = 10_000;

	private FaultCampaign() {
	}

	/**
	 * Run a campaign.
	 * @param args {@code --seed <number>}, by chance if not given; {@code --jobs
	 * <number>}, default 10,000; {@code --from <number>}, the first job, default 0
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		Options options = new Options(args, "--seed", "--jobs", "--from");
		long seed = options.get("--seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
		int jobs = (int) options.get("--jobs", JOBS);
		int from = (int) options.get("--from", 0);
		System.exit(run(seed, from, jobs) ? 0 : 1);
	}

	private static boolean run(long seed, int from, int jobs) throws InterruptedException {
		Leaks.watch();
		System.out.printf("campaign with --seed %d --jobs %d --from %d%n", seed, jobs, from);
		long begin = System.nanoTime();
		try (Campaign campaign = new Campaign(new Program(seed, false))) {
			campaign.run(from, jobs);
			System.out.println(campaign.tally());
			System.out.printf("%d s, %s%n", (System.nanoTime() - begin) / 1_000_000_000, campaign.findings());
			return campaign.findings().count() == 0;
		}
	}

}

package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a mixed load for a while, prints samples of the process, and exits with status 1
 * if a job ended wrongly or anything grew.
 */
public final class Soak {

	private static final int ROUND = 500;

	/** Enough to compare thirds of them, however short it is. */
	private static final int SAMPLES = 15;

	/**
	 * The part of the time in which classes are compiled and books of the service fill.
	 */
	private static final double WARM_UP = 0.1;

	private final List<Sample> samples = new ArrayList<>();

	private final Sampler sampler = new Sampler();

	private final Duration time;

	private final Duration interval;

	private final long seed;

	/**
	 * Create a soak.
	 * @param time how long it takes
	 * @param interval the time between samples
	 * @param seed the seed of its jobs
	 */
	Soak(Duration time, Duration interval, long seed) {
		this.time = time;
		this.interval = interval;
		this.seed = seed;
	}

	/**
	 * Run a soak.
	 * @param args {@code --minutes <number>}, default 15; {@code --seconds <number>},
	 * between samples, default 30 or a 15th of the time if that is less;
	 * {@code --seed <number>}, default 1
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		Options options = new Options(args, "--minutes", "--seconds", "--seed");
		Duration time = Duration.ofMinutes(options.get("--minutes", 15));
		Duration interval = Duration.ofSeconds(options.get("--seconds", Math.min(30, time.toSeconds() / SAMPLES)));
		long seed = options.get("--seed", 1);
		List<String> wrong = new Soak(time, interval, seed).run();
		wrong.forEach(System.out::println);
		System.out.println(wrong.isEmpty() ? "passed" : "failed");
		System.exit(wrong.isEmpty() ? 0 : 1);
	}

	/**
	 * Run it.
	 * @return what is wrong, each in a sentence; nothing if all is well
	 */
	List<String> run() throws InterruptedException {
		System.out.printf("soak for %s, --seed %d%n%n%s%n", this.time, this.seed, Sample.HEAD.formatted());
		List<String> wrong = new ArrayList<>();
		try (Campaign campaign = new Campaign(new Program(this.seed, true))) {
			long next = this.interval.toSeconds();
			for (int round = 0; round == 0 || this.sampler.seconds() < this.time.toSeconds(); round++) {
				this.sampler.ended(campaign.round(round, round * ROUND, ROUND));
				if (this.sampler.seconds() >= next) {
					sample();
					next = this.sampler.seconds() + this.interval.toSeconds();
				}
				if (campaign.findings().count() > 0) {
					break;
				}
			}
			if (this.sampler.hasJobs()) {
				sample();
			}
			campaign.end();
			System.out.printf("%n%s%n", campaign.tally());
			if (campaign.findings().count() > 0) {
				wrong.add(campaign.findings().toString());
			}
		}
		List<Sample> warm = this.samples.subList((int) (this.samples.size() * WARM_UP), this.samples.size());
		if (warm.size() < Trend.FEWEST) {
			System.out.printf("growth was not judged: that takes %d samples, and there are %d%n", Trend.FEWEST,
					warm.size());
		}
		else {
			wrong.addAll(Trend.grown(warm));
		}
		return wrong;
	}

	List<Sample> samples() {
		return this.samples;
	}

	private void sample() {
		Sample sample = this.sampler.sample();
		this.samples.add(sample);
		System.out.println(sample);
	}

}

package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.inspect.SentAnswer;

/**
 * Thousands of jobs in rounds, while the service fails in every way that it knows. After
 * each round the books of client and service are compared, at the end it is checked that
 * nothing is left.
 */
final class Campaign implements AutoCloseable {

	static final int ENDPOINTS = 4;

	/** Tells pipelines of the Pop in production from those that clients make. */
	static final String PRODUCTION = "in-production";

	private static final String POP = """
			{"components": [{"type": "inference", "inferenceTypes": ["image_classification"], "categoryName": "%s"}]}"""
		.formatted(PRODUCTION);

	static final int ROUND = 2500;

	private static final int JOBS_PER_LEAK = 2500;

	/** More than the one in so many jobs cannot be overlooked. */
	private static final int JOBS_PER_EXCUSE = 250;

	/** Each answer that is late may then count as lost. */
	private static final int JOBS_PER_EXCUSE_IF_SLOW = 20;

	private final Findings findings = new Findings();

	private final ServiceBook service = new ServiceBook();

	private final Tally tally = new Tally();

	private final Pulse pulse = new Pulse();

	private final Media media = new Media();

	private final AtomicInteger threads = new AtomicInteger();

	private final ExecutorService executor = Executors.newFixedThreadPool(Round.AT_ONCE,
			(task) -> new Thread(task, "campaign-" + this.threads.incrementAndGet()));

	private final EyePopEmulator emulator = emulator();

	private final Leftovers leftovers = new Leftovers(this.emulator, this.findings);

	private final Driver driver = new Driver(this.emulator, this.media);

	private final Clients clients = new Clients(this.emulator, this.findings);

	private final Program program;

	/**
	 * Create a campaign.
	 * @param program what it does
	 */
	Campaign(Program program) {
		this.program = program;
	}

	private EyePopEmulator emulator() {
		EyePopEmulatorBuilder builder = EyePopEmulator.builder()
			.endpoints(ENDPOINTS)
			.productionPop(Client.POP, POP)
			.bytesPerFrame(Media.BYTES_PER_FRAME)
			.anyUrl(true)
			.answers(this::answered);
		this.media.assets().forEach(builder::asset);
		return builder.start();
	}

	private void answered(SentAnswer answer) {
		this.tally.struck(answer.fault());
		this.service.add(answer);
	}

	/**
	 * Do jobs, and check them.
	 * @param from the number of the first job
	 * @param count how many jobs to do
	 */
	void run(int from, int count) throws InterruptedException {
		for (int done = 0; done < count; done += ROUND) {
			round(done / ROUND, from + done, Math.min(ROUND, count - done));
			if (this.findings.count() > 0) {
				// what comes now is the consequence
				break;
			}
		}
		end();
	}

	/**
	 * Close the application, and check that nothing is left. What a plain WebClient loses
	 * of answers that are canceled in the moment they begin is not ours (spring-framework
	 * 37204): a fault of ours would lose a buffer with each job of its kind.
	 */
	void end() {
		this.clients.close();
		this.leftovers.check();
		List<String> leaks = Leaks.found();
		if (leaks.size() > 1 + this.tally.jobs() / JOBS_PER_LEAK) {
			leaks.forEach((leak) -> this.findings.add("a buffer was not released: " + leak));
		}
	}

	/**
	 * Do the jobs of one round, and check them.
	 * @param number the number of the round, from 0
	 * @param from the number of the first job
	 * @param count how many jobs to do
	 * @return the lives of the jobs
	 */
	Collection<Life> round(int number, int from, int count) throws InterruptedException {
		String datasetUuid = this.clients.current().createDataset("round-" + number);
		Weather weather = this.program.weather(number, count, this.emulator, this.clients::restart);
		Collection<Life> lives = new Round(this.clients::current, this.driver, weather, datasetUuid, this.findings)
			.run(count, (i) -> this.program.plan(from + i), this.executor);
		this.emulator.faults().clear();
		this.emulator.events().refuseHandshakes(0, 503);
		this.clients.awaitClosed();
		this.findings.await(() -> this.emulator.runningAnswers() == 0,
				() -> "%d answers are still on their way".formatted(this.emulator.runningAnswers()));
		boolean slow = lives.stream().anyMatch(Life::isSlow) | this.pulse.takeStandstill();
		checkJobs(lives, new Sky(weather.isStormy(), this.service.takeDisturbed(), slow, this.service.refusals()));
		checkUploads(lives, datasetUuid);
		this.clients.current().deleteDataset(datasetUuid);
		new ClientCheck(this.clients.current(), this.emulator, this.media, this.findings).checkSlots();
		this.clients.checkEvents();
		this.tally.jobs(lives);
		return lives;
	}

	private void checkJobs(Collection<Life> lives, Sky sky) {
		List<Throwable> excused = new ArrayList<>();
		for (Life life : lives) {
			List<Attempt> attempts = this.service.take(life.plan());
			JobCheck check = JobCheck.of(life, attempts, sky);
			if (check.isExcused()) {
				excused.add(life.failure());
			}
			for (String wrong : check.wrong()) {
				this.findings.add("%s%n  job: %s%n  client: %s%n  service: %s%n  %s".formatted(wrong, life.plan(), life,
						attempts, sky));
			}
			life.client().book().forget();
		}
		int limit = lives.size() / (sky.slow() ? JOBS_PER_EXCUSE_IF_SLOW : JOBS_PER_EXCUSE);
		this.findings.expect(excused.size() <= limit,
				() -> "%d jobs failed for reasons that are in no book, %s: %s".formatted(excused.size(), sky, excused));
		this.tally.excused(excused.size());
		this.service.clear();
	}

	// an upload is done once, or not at all
	private void checkUploads(Collection<Life> lives, String datasetUuid) {
		Map<String, Long> assets = this.emulator.assets()
			.stream()
			.filter((asset) -> asset.dataset().equals(datasetUuid))
			.collect(Collectors.groupingBy((asset) -> String.valueOf(asset.externalId()), Collectors.counting()));
		for (Life life : lives) {
			if (life.plan().kind() == Kind.DATA_UPLOAD) {
				long made = assets.getOrDefault(Driver.externalId(life.plan()), 0L);
				boolean finished = life.failure() == null && !life.isCanceled();
				this.findings.expect(finished ? made == 1 : made <= 1,
						() -> "%d assets were made%n  job: %s%n  client: %s".formatted(made, life.plan(), life));
			}
		}
	}

	Findings findings() {
		return this.findings;
	}

	Tally tally() {
		return this.tally;
	}

	@Override
	public void close() {
		this.pulse.close();
		this.executor.shutdownNow();
		this.clients.close();
		this.emulator.close();
		this.media.close();
	}

}

package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.emulator.inspect.PipelineSnapshot;

/**
 * Checks that nothing is left after the last client was closed.
 */
final class Leftovers {

	/** The most threads of a kind that all that run in a process share. */
	private static final Map<Pattern, Integer> SHARED = Map.of(Pattern.compile("parallel-\\d+"),
			Schedulers.DEFAULT_POOL_SIZE, Pattern.compile("boundedElastic-\\d+"),
			Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE, Pattern.compile("boundedElastic-evictor-\\d+"), 1,
			Pattern.compile("single-\\d+"), 1, Pattern.compile("reactor-http-.*"),
			LoopResources.DEFAULT_IO_WORKER_COUNT, Pattern.compile("globalEventExecutor-.*"), 1,
			Pattern.compile("ForkJoinPool.*"), ForkJoinPool.getCommonPoolParallelism() + 1);

	/** Those of the JVM, of tests, and of this program. */
	private static final Pattern OTHERS = Pattern.compile("Common-Cleaner|Cleaner-\\d+|Attach Listener"
			+ "|process reaper.*|AWT.*|Java2D.*|awaitility.*|surefire.*|eyepop-emulator-.*|campaign-.*");

	private final Set<Thread> before = Thread.getAllStackTraces().keySet();

	private final EyePopEmulator emulator;

	private final Findings findings;

	Leftovers(EyePopEmulator emulator, Findings findings) {
		this.emulator = emulator;
		this.findings = findings;
	}

	/**
	 * Check what is left at the service, and in this process.
	 */
	void check() {
		this.findings.await(() -> this.emulator.runningJobs() == 0,
				() -> "%d jobs still run at the service".formatted(this.emulator.runningJobs()));
		this.findings.await(() -> this.emulator.runningAnswers() == 0,
				() -> "%d answers are still on their way".formatted(this.emulator.runningAnswers()));
		this.findings.await(() -> this.emulator.openConnections() == 0,
				() -> "%d connections are open, of them at endpoints: %s, last sockets: %s"
					.formatted(this.emulator.openConnections(), this.emulator.endpoints(), lastSockets()));
		this.findings.await(() -> this.emulator.sockets().stream().noneMatch(EventSocketSnapshot::open),
				() -> "event sockets are open");
		this.findings.await(() -> pipelines().isEmpty(), () -> "pipelines are left: " + pipelines());
		this.findings.await(() -> threads().isEmpty(), () -> "threads are left: " + threads());
	}

	private List<EventSocketSnapshot> lastSockets() {
		List<EventSocketSnapshot> sockets = this.emulator.sockets();
		return sockets.subList(Math.max(0, sockets.size() - 4), sockets.size());
	}

	// those of the Pop in production are the service's own
	private List<PipelineSnapshot> pipelines() {
		return this.emulator.pipelines()
			.stream()
			.filter((pipeline) -> !pipeline.pop().toString().contains(Campaign.PRODUCTION))
			.toList();
	}

	private List<String> threads() {
		List<String> names = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.isAlive() && !this.before.contains(thread))
			.map(Thread::getName)
			.filter((name) -> !OTHERS.matcher(name).matches())
			.collect(Collectors.toCollection(ArrayList::new));
		SHARED.forEach((shared, most) -> {
			// a second pool has the same names
			if (names.stream().filter((name) -> shared.matcher(name).matches()).count() <= most) {
				names.removeIf((name) -> shared.matcher(name).matches());
			}
		});
		return names;
	}

}

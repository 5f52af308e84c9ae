package ai.eyepop.benchmarks.endtoend;

import java.time.Duration;

/**
 * How busy the server is, to see that it is not what is measured.
 */
final class ServerLoad {

	private final ProcessHandle server;

	private final Samples loads = new Samples();

	private long begin;

	private Duration before = Duration.ZERO;

	ServerLoad(Setting setting) {
		this.server = ProcessHandle.of(setting.serverPid()).orElseThrow();
	}

	void begin() {
		this.before = time();
		this.begin = System.nanoTime();
	}

	void end() {
		this.loads.add((double) time().minus(this.before).toNanos() / (System.nanoTime() - this.begin));
	}

	private Duration time() {
		return this.server.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	@Override
	public String toString() {
		return "server busy %.0f%%".formatted(this.loads.median() * 100);
	}

}

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

	/**
	 * Return how busy the server was, and what it could do.
	 * @param rate what it did in a second
	 * @return a text
	 */
	String at(double rate) {
		double load = this.loads.median();
		return "server busy %.0f%%, good for %s/s".formatted(load * 100, Figures.shown(rate / load));
	}

}

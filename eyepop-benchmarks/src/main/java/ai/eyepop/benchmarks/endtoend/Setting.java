package ai.eyepop.benchmarks.endtoend;

import java.net.URI;
import java.util.List;

/**
 * Where and how long to measure.
 *
 * @param port port of the server
 * @param serverPid process of the server
 * @param rounds number of rounds that count
 * @param quick whether it is only to be seen that all of it runs
 */
record Setting(int port, long serverPid, int rounds, boolean quick) {

	static Setting parse(List<String> args) {
		return new Setting(Integer.parseInt(args.get(0)), Long.parseLong(args.get(1)), Integer.parseInt(args.get(2)),
				Boolean.parseBoolean(args.get(3)));
	}

	List<String> args() {
		return List.of(Integer.toString(this.port), Long.toString(this.serverPid), Integer.toString(this.rounds),
				Boolean.toString(this.quick));
	}

	URI server() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	/**
	 * Return where a floor sends what our client sends to a session.
	 * @param answer what the server is to answer with
	 * @return the URL
	 */
	URI floor(String answer) {
		return URI.create("http://127.0.0.1:%d/floor-%s/pipelines/canned/source?mode=queue&processing=sync"
			.formatted(this.port, answer));
	}

	int size(int normal, int quick) {
		return this.quick ? quick : normal;
	}

	/**
	 * Return how many rounds do not count: it takes one core half a minute to compile the
	 * way of an upload.
	 * @return the number of rounds
	 */
	int warmUps() {
		return this.quick ? 0 : 8;
	}

}

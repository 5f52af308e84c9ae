package ai.eyepop.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import ai.eyepop.benchmarks.server.LoopbackServer;

/**
 * The server in a process of its own.
 */
final class ServerProcess implements AutoCloseable {

	private final Process process;

	private final int port;

	/**
	 * Start the server.
	 * @param cores tells on which core
	 * @param options tell what it serves
	 * @throws IOException if it does not start
	 */
	ServerProcess(Cores cores, Options options) throws IOException {
		this.process = JavaProcess.start(cores.forServer(), List.of("-Xmx256m", "-XX:+UseSerialGC"),
				LoopbackServer.class, List.of(Integer.toString(options.lines()), Integer.toString(Options.OBJECTS),
						Long.toString(options.delay().toMillis())));
		BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8);
		String line = output.readLine();
		if (line == null || !line.startsWith(LoopbackServer.PORT)) {
			close();
			throw new IOException("The server did not start: " + line);
		}
		this.port = Integer.parseInt(line.substring(LoopbackServer.PORT.length()));
	}

	int port() {
		return this.port;
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}

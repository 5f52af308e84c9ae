package ai.eyepop.benchmarks.server;

import java.io.IOException;
import java.time.Duration;

/**
 * The program of the server. It ends when its standard input does, so that it does not
 * outlive whoever started it.
 */
public final class LoopbackServer {

	/** What the one line that the program prints begins with; the port follows. */
	public static final String PORT = "port ";

	private LoopbackServer() {
	}

	/**
	 * Serve until the standard input ends.
	 * @param args number of lines of a stream, number of objects in each, and by how many
	 * milliseconds our client is answered late
	 * @throws IOException if there is no port
	 */
	public static void main(String[] args) throws IOException {
		ServerLoop loop = new ServerLoop(Integer.parseInt(args[0]), Integer.parseInt(args[1]),
				Duration.ofMillis(Long.parseLong(args[2])));
		Thread end = new Thread(LoopbackServer::exitWithParent, "end");
		end.setDaemon(true);
		end.start();
		System.out.println(PORT + loop.port());
		loop.run();
	}

	private static void exitWithParent() {
		try {
			while (System.in.read() >= 0) {
				// nothing is sent
				continue;
			}
		}
		catch (IOException ex) {
			// nobody is there any more
		}
		System.exit(0);
	}

}

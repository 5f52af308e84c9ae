package ai.eyepop.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URL;

/**
 * Question to an emulator that runs on this machine whether it is up: for images, which
 * have no other program to ask with.
 */
final class HealthCheck {

	private static final int TIMEOUT_MILLIS = 4000;

	private final String host;

	private final int port;

	/**
	 * Create a check.
	 * @param host the address that the emulator is bound to
	 * @param port the port that it is bound to
	 */
	HealthCheck(String host, int port) {
		this.host = host;
		this.port = port;
	}

	/**
	 * Ask the emulator.
	 * @param err where to say why it is not up
	 * @return whether it is up
	 */
	boolean run(PrintStream err) {
		try {
			InetAddress address = InetAddress.getByName(this.host);
			String at = (address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address).getHostAddress();
			URL url = new URL("http", at, this.port, "/emulator/health");
			HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
			connection.setConnectTimeout(TIMEOUT_MILLIS);
			connection.setReadTimeout(TIMEOUT_MILLIS);
			int status = connection.getResponseCode();
			connection.disconnect();
			if (status != 200) {
				err.println("%s answers with status %d".formatted(url, status));
			}
			return status == 200;
		}
		catch (IOException ex) {
			err.println("There is no emulator at port %d: %s".formatted(this.port, ex.getMessage()));
			return false;
		}
	}

}

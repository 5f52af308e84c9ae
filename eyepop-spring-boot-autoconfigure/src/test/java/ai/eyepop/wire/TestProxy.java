package ai.eyepop.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

/**
 * HTTP proxy that opens tunnels, and counts them.
 */
public final class TestProxy implements AutoCloseable {

	private final ServerSocket server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<String> targets = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final @Nullable String authorization;

	private final int servicePort;

	/**
	 * Create a proxy.
	 * @param credentials name and password with a colon; {@code null} if it asks for none
	 */
	public TestProxy(@Nullable String credentials) {
		this(credentials, 0);
	}

	/**
	 * Create a proxy whose tunnels end on this machine.
	 * @param credentials name and password with a colon; {@code null} if it asks for none
	 * @param servicePort port of all services; 0 to go where it is asked to
	 */
	public TestProxy(@Nullable String credentials, int servicePort) {
		this.servicePort = servicePort;
		this.authorization = (credentials != null)
				? "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) : null;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::accept);
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Return where the tunnels went to.
	 */
	public List<String> targets() {
		return List.copyOf(this.targets);
	}

	public int tunnels() {
		return this.targets.size();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.sockets.add(client);
				this.threads.execute(() -> serve(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket client) {
		try {
			String target = null;
			boolean allowed = this.authorization == null;
			String line = readLine(client.getInputStream());
			while (!line.isEmpty()) {
				if (line.startsWith("CONNECT ")) {
					target = line.split(" ")[1];
				}
				allowed = allowed || line.equalsIgnoreCase("Proxy-Authorization: " + this.authorization);
				line = readLine(client.getInputStream());
			}
			if (target == null || !allowed) {
				answer(client, (target != null) ? "407 Proxy Authentication Required" : "405 Method Not Allowed");
				client.close();
				return;
			}
			int colon = target.lastIndexOf(':');
			Socket service = (this.servicePort != 0) ? new Socket(InetAddress.getLoopbackAddress(), this.servicePort)
					: new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
			this.sockets.add(service);
			this.targets.add(target);
			answer(client, "200 Connection established");
			this.threads.execute(() -> copy(service, client));
			copy(client, service);
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private static String readLine(InputStream stream) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = stream.read(); next != -1 && next != '\n'; next = stream.read()) {
			line.append((char) next);
		}
		return line.toString().strip();
	}

	private static void answer(Socket client, String status) throws IOException {
		client.getOutputStream()
			.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	private static void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// one end is gone, and the other one goes with it
			close(to);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.sockets.forEach(TestProxy::close);
		this.threads.shutdownNow();
	}

}

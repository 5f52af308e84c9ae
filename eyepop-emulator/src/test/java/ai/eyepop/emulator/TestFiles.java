package ai.eyepop.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

import com.sun.net.httpserver.HttpServer;

/**
 * HTTP server of files on a loopback address.
 */
final class TestFiles implements AutoCloseable {

	private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	TestFiles() throws IOException {
		this.server.start();
	}

	String url(String path, String contentType, byte[] bytes) {
		this.server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", contentType);
			exchange.sendResponseHeaders(200, bytes.length);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(bytes);
			}
		});
		return "http://localhost:" + this.server.getAddress().getPort() + URI.create("/").getPath() + path.substring(1);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

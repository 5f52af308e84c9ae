package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Uploads by sockets alone, to see how fast the server is at least.
 */
final class RawSockets implements AutoCloseable {

	private final List<SocketChannel> channels = new ArrayList<>();

	private final FileChannel file;

	private final ByteBuffer head;

	private final ByteBuffer answer = ByteBuffer.allocateDirect(64 * 1024);

	RawSockets(URI target, Path path, int connections) throws IOException {
		this.file = FileChannel.open(path);
		StringBuilder head = new StringBuilder("POST %s?%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n"
			.formatted(target.getPath(), target.getQuery(), this.file.size()));
		FloorRequest.HEADERS.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
		this.head = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
		for (int i = 0; i < connections; i++) {
			SocketChannel channel = SocketChannel.open(new InetSocketAddress(target.getHost(), target.getPort()));
			// the end of a file would wait for the acknowledgement of its begin
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			this.channels.add(channel);
		}
	}

	/**
	 * Upload with each connection at once, and read all answers, which fit into a packet.
	 * @param count number of uploads
	 * @throws IOException if a connection breaks
	 */
	void upload(int count) throws IOException {
		for (int done = 0; done < count; done += this.channels.size()) {
			for (SocketChannel channel : this.channels) {
				send(channel);
			}
			for (SocketChannel channel : this.channels) {
				if (channel.read(this.answer.clear()) <= 0) {
					throw new IOException("The server gave no answer");
				}
			}
		}
	}

	private void send(SocketChannel channel) throws IOException {
		ByteBuffer head = this.head.duplicate();
		while (head.hasRemaining()) {
			channel.write(head);
		}
		for (long sent = 0; sent < this.file.size();) {
			sent += this.file.transferTo(sent, this.file.size() - sent, channel);
		}
	}

	@Override
	public void close() throws IOException {
		for (SocketChannel channel : this.channels) {
			channel.close();
		}
		this.file.close();
	}

}
